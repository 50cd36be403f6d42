import { found, type Rule } from '../rule.ts';

export const oneExecutableProcess: Rule = {
  id: 'one-executable-process', severity: 'error',
  why: { vi: 'Mỗi tệp là một quy trình chạy được, mang mã thủ tục.', en: 'One file is one executable process, named after its procedure: dossiers are started by that id.' },
  check: (picture) => [
    ...(picture.processes > 1 ? [found(picture.processId, `Tệp có ${picture.processes} quy trình; chỉ được một.`, `The file holds ${picture.processes} processes; only one is allowed.`)] : []),
    ...(picture.executable ? [] : [found(picture.processId, 'Quy trình chưa được đánh dấu là chạy được (executable).', 'The process is not marked executable.')]),
    ...(/^procedure-[\w.-]+$/.test(picture.processId) ? [] : [found(picture.processId, `Mã quy trình "${picture.processId}" phải có dạng procedure-<mã thủ tục>.`, `Process id "${picture.processId}" must be procedure-<procedure code>.`)]),
  ],
};
