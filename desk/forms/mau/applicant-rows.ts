import type { Applicant } from '../../api/contract.ts';

type Row = { readonly label: string; readonly value: string; readonly strong?: boolean };

/** Who submits, as on every slip. */
export const applicantRows = (applicant: Applicant): readonly Row[] => [
  { label: 'Tên tổ chức, cá nhân', value: applicant.name, strong: true },
  { label: 'Số định danh', value: applicant.identityNumber },
  { label: 'Địa chỉ', value: applicant.address },
  { label: 'Số điện thoại', value: applicant.phone },
  { label: 'Email', value: applicant.email ?? '' },
];

/** Only when somebody else submits. */
export const authorisedRows = ({ authorised }: Applicant): readonly Row[] => (authorised ? [
  { label: 'Người được ủy quyền', value: authorised.name, strong: true },
  { label: 'Số định danh của người được ủy quyền', value: authorised.identityNumber },
  { label: 'Số điện thoại của người được ủy quyền', value: authorised.phone ?? '' },
  { label: 'Giấy ủy quyền', value: authorised.paper },
] : []);
