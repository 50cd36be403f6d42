import { called, found, type Finding, type Rule } from '../rule.ts';
import type { PictureNode } from '../../compare/picture.ts';

const OTHER_REST = new Set(['receiveTask', 'intermediateCatchEvent', 'eventBasedGateway', 'callActivity', 'subProcess', 'transaction', 'adHocSubProcess', 'complexGateway', 'inclusiveGateway', 'task', 'manualTask']);

export const restsOnlyAtJobs: Rule = {
  id: 'rests-only-at-jobs', severity: 'error',
  why: {
    vi: 'Hồ sơ chỉ được "đứng" ở công việc của cán bộ hoặc bước chờ do hệ thống giữ: nhờ vậy luôn biết hồ sơ đang ở đâu và chuyển được sang phiên bản mới.',
    en: 'A dossier rests only at jobs: so the desk always knows the current step, and every instance can be migrated on Zeebe 8.5.',
  },
  check: (picture) => [
    ...(picture.hasPoolsOrLanes ? [found(picture.processId, 'Quy trình dùng bể hoặc làn (pool, lane). Hãy bỏ đi: vai trò được ghi ở từng bước.', 'The model uses pools or lanes. Remove them: roles are set on each step.')] : []),
    ...picture.nodes.flatMap(ofNode),
  ],
};

function ofNode(node: PictureNode): readonly Finding[] {
  const findings: Finding[] = [];
  if (node.type === 'task' || node.type === 'manualTask') findings.push(found(node.id, `Bước ${called(node)} chưa có loại công việc nên sẽ bị bỏ qua khi chạy. Hãy chọn loại bước.`, `Step ${called(node)} has no kind of work and would be passed without stopping. Choose a kind of step.`));
  else if (OTHER_REST.has(node.type)) findings.push(found(node.id, `Phần tử ${called(node)} thuộc loại không dùng trong quy trình một cửa (${node.type}). Hãy dùng công việc của cán bộ hoặc bước chờ.`, `Element ${called(node)} is of a kind that procedures do not use (${node.type}). Use an officer's task or a waiting job.`));
  if (node.triggeredByEvent) findings.push(found(node.id, `Không dùng quy trình con theo sự kiện (${called(node)}): rút hồ sơ và dừng hồ sơ là thao tác của Bộ phận Một cửa.`, `Event sub-process ${called(node)} is not used: withdrawing and stopping are done by the desk.`));
  if (node.multiInstance) findings.push(found(node.id, `Bước ${called(node)} lặp nhiều lần song song: không được dùng.`, `Step ${called(node)} is multi-instance: not used in procedures.`));
  if (node.nativeUserTask) findings.push(found(node.id, `Công việc ${called(node)} dùng kiểu "Camunda user task"; hộp việc chỉ nhận kiểu công việc thường. Hãy bỏ chọn kiểu này.`, `Task ${called(node)} is a Camunda user task; the inbox takes job-based user tasks only.`));
  if (node.type === 'boundaryEvent' && node.event !== 'error') findings.push(found(node.id, `Sự kiện gắn trên bước ${called(node)} (${node.event ?? ''}) không được dùng: thời hạn do đồng hồ thời hạn theo dõi.`, `Boundary event ${called(node)} (${node.event ?? ''}) is not used: limits belong to the statutory clock.`));
  return findings;
}
