import { called, found, type Finding, type Rule } from '../rule.ts';
import { PLACES } from '../vocabulary.ts';

export const knownForms: Rule = {
  id: 'known-forms', severity: 'error',
  why: { vi: 'Cán bộ làm việc qua biểu mẫu; thiếu biểu mẫu thì không hoàn thành được công việc.', en: 'An officer completes a task through its form; without one the task cannot be completed.' },
  check: (picture, { forms }) => picture.nodes.filter(({ type }) => type === 'userTask').flatMap((node): Finding[] => {
    if (!node.formKey) return [found(node.id, `Bước ${called(node)} chưa chọn biểu mẫu công việc.`, `Step ${called(node)} has no form.`)];
    const form = forms[node.formKey];
    if (!form) return [found(node.id, `Bước ${called(node)}: biểu mẫu "${node.formKey}" không có trong hệ thống.`, `Step ${called(node)}: form "${node.formKey}" is unknown.`)];
    return form.deskTask ? [found(node.id, `Bước ${called(node)}: biểu mẫu "${form.title.vi}" do hệ thống tự mở, không dùng trong quy trình.`, `Step ${called(node)}: form "${form.title.en}" is opened by the desk itself.`)] : [];
  }),
};

export const knownRoles: Rule = {
  id: 'known-roles', severity: 'error',
  why: { vi: 'Công việc phải có vai trò xử lý, nếu không sẽ không vào hộp việc của ai.', en: 'A task without a known role reaches nobody.' },
  check: (picture, { roles }) => picture.nodes.filter(({ type }) => type === 'userTask').flatMap((node): Finding[] => {
    const findings = node.candidateGroups.filter((group) => !roles[group]).map((group) => found(node.id, `Bước ${called(node)}: vai trò "${group}" không có trong hệ thống.`, `Step ${called(node)}: role "${group}" is unknown.`));
    if (node.candidateGroups.length === 0 && !node.assignee) findings.push(found(node.id, `Bước ${called(node)} chưa chọn vai trò xử lý.`, `Step ${called(node)} has no role.`));
    const place = node.headers['place'];
    if (place !== undefined && !PLACES[place]) findings.push(found(node.id, `Bước ${called(node)}: nơi làm "${place}" không hợp lệ (${Object.keys(PLACES).join(', ')}).`, `Step ${called(node)}: place "${place}" is unknown (${Object.keys(PLACES).join(', ')}).`));
    const minutes = node.headers['limitMinutes'];
    if (minutes !== undefined && !/^[1-9]\d{0,5}$/.test(minutes)) findings.push(found(node.id, `Bước ${called(node)}: thời gian "${minutes}" phải là số phút làm việc nguyên, lớn hơn 0.`, `Step ${called(node)}: limit "${minutes}" must be a whole number of working minutes above 0.`));
    return findings;
  }),
};
