import { called, found, type Finding, type Rule } from '../rule.ts';

const MAKES_JOB = new Set(['serviceTask', 'sendTask', 'businessRuleTask', 'scriptTask']);

export const knownJobTypes: Rule = {
  id: 'known-job-types', severity: 'error',
  why: {
    vi: 'Mỗi bước tự động phải thuộc loại việc mà hệ thống có người xử lý; nếu không, hồ sơ sẽ đứng mãi ở đó.',
    en: 'A job that no worker takes holds the dossier for ever.',
  },
  check: (picture, { jobTypes }) => picture.nodes.flatMap((node): Finding[] => {
    const type = node.jobType;
    if (!type) return MAKES_JOB.has(node.type) && !node.resultVariable ? [found(node.id, `Bước ${called(node)} chưa chọn loại việc tự động.`, `Step ${called(node)} has no job type.`)] : [];
    const words = jobTypes[type];
    if (type.startsWith('=')) return [found(node.id, `Bước ${called(node)}: loại việc phải là một tên cố định, không phải biểu thức.`, `Step ${called(node)}: the job type must be a fixed name, not an expression.`)];
    if (!words) return [found(node.id, `Bước ${called(node)}: loại việc "${type}" không có trong hệ thống.`, `Step ${called(node)}: job type "${type}" is unknown.`)];
    if (words.internal) return [found(node.id, `Bước ${called(node)}: loại việc "${type}" chỉ dành cho đồng hồ thời hạn.`, `Step ${called(node)}: job type "${type}" belongs to the statutory clock.`)];
    return Object.entries(words.headers).flatMap(([key, header]): Finding[] => {
      const value = node.headers[key];
      if (value === undefined || value === '') return header.values ? [found(node.id, `Bước ${called(node)} thiếu tham số "${key}" (${header.values.join(', ')}).`, `Step ${called(node)} lacks header "${key}" (${header.values.join(', ')}).`)] : [];
      return header.values && !header.values.includes(value) ? [found(node.id, `Bước ${called(node)}: tham số "${key}" là "${value}", nhưng chỉ nhận: ${header.values.join(', ')}.`, `Step ${called(node)}: header "${key}" is "${value}", but must be one of: ${header.values.join(', ')}.`)] : [];
    });
  }),
};
