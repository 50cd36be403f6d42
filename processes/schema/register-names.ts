import type { Text } from './facts.ts';

/** Registers by the ids that facts use (processes/catalogue: `source.register`). Browser-safe: pages and history say the same name. */
export const REGISTER_NAMES = {
  population: { vi: 'CSDL quốc gia về dân cư', en: 'the national population database' },
  'birth-data': { vi: 'dữ liệu giấy chứng sinh điện tử', en: 'the electronic birth data' },
  'civil-status': { vi: 'CSDL hộ tịch điện tử', en: 'the civil-status database' },
  'business-register': { vi: 'CSDL quốc gia về đăng ký doanh nghiệp', en: 'the national business register' },
  'health-insurance': { vi: 'CSDL quốc gia về bảo hiểm', en: 'the national insurance database' },
  'health-record': { vi: 'dữ liệu sổ sức khỏe điện tử', en: 'the electronic health record' },
  land: { vi: 'CSDL quốc gia về đất đai', en: 'the national land database' },
  vehicle: { vi: 'CSDL đăng ký xe', en: 'the vehicle register' },
  'criminal-record': { vi: 'CSDL lý lịch tư pháp', en: 'the criminal-record database' },
  children: { vi: 'CSDL trẻ em', en: 'the children database' },
  licence: { vi: 'CSDL giấy phép lái xe', en: 'the driving-licence database' },
} as const satisfies Readonly<Record<string, Text>>;

/** A register that is not named yet is called by its id. */
export const registerName = (id: string): Text => (Object.hasOwn(REGISTER_NAMES, id) ? REGISTER_NAMES[id as keyof typeof REGISTER_NAMES] : { vi: id, en: id });
