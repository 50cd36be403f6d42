import type { Lifecycle, Request } from '@hapi/hapi';
import type { ValidationError, ValidationErrorItem } from 'joi';
import type { Text } from '../../../processes/schema/facts.ts';
import { refuse } from './refusal.ts';

/** joi's verdicts in the user's language; `{limit}` is filled from the verdict. */
const VERDICTS: Readonly<Record<string, Text>> = {
  'any.required': { vi: 'Chưa nhập', en: 'Required' },
  'string.empty': { vi: 'Chưa nhập', en: 'Required' },
  'any.only': { vi: 'Giá trị không nằm trong danh sách cho phép', en: 'Not one of the allowed values' },
  'string.base': { vi: 'Phải là chữ', en: 'Must be text' },
  'string.max': { vi: 'Dài quá {limit} ký tự', en: 'Longer than {limit} characters' },
  'string.min': { vi: 'Ngắn hơn {limit} ký tự', en: 'Shorter than {limit} characters' },
  'string.email': { vi: 'Không phải địa chỉ e-mail', en: 'Not an e-mail address' },
  'string.guid': { vi: 'Mã không đúng dạng', en: 'Not an id' },
  'string.pattern.base': { vi: 'Không đúng định dạng', en: 'Wrong format' },
  'string.pattern.name': { vi: 'Không đúng định dạng', en: 'Wrong format' },
  'number.base': { vi: 'Phải là số', en: 'Must be a number' },
  'number.integer': { vi: 'Phải là số nguyên', en: 'Must be a whole number' },
  'number.min': { vi: 'Phải từ {limit} trở lên', en: 'Must be at least {limit}' },
  'number.max': { vi: 'Phải không quá {limit}', en: 'Must be at most {limit}' },
  'object.base': { vi: 'Thiếu nội dung', en: 'Content is missing' },
  'object.unknown': { vi: 'Trường không có trong biểu mẫu', en: 'Unknown field' },
  'array.base': { vi: 'Phải là danh sách', en: 'Must be a list' },
  'array.max': { vi: 'Nhiều hơn {limit} mục', en: 'More than {limit} items' },
  'date.format': { vi: 'Không phải ngày giờ', en: 'Not a date' },
};
const OTHERWISE: Text = { vi: 'Giá trị không hợp lệ', en: 'Not valid' };

/** For `routes.validate.failAction`: a wrong path is not found, a wrong query 400, a wrong body 422 with a text for each field. */
export const sayWhatIsWrong: Lifecycle.Method = (request: Request, _h, error) => {
  const { details = [] } = (error ?? {}) as Partial<ValidationError>;
  const where = (error as { output?: { payload?: { validation?: { source?: string } } } } | undefined)?.output?.payload?.validation?.source;
  if (where === 'params') throw refuse(404, { vi: 'Không tìm thấy.', en: 'Not found.' });
  const errors = Object.fromEntries(details.map((item) => [item.path.join('.') || '_', verdict(item)]));
  throw refuse(where === 'query' ? 400 : 422, { vi: 'Dữ liệu nhập chưa đúng.', en: 'Some entries are not right.' }, { errors });
};

function verdict({ type, context }: ValidationErrorItem): Text {
  const text = VERDICTS[type] ?? OTHERWISE;
  const limit = String(context?.['limit'] ?? '');
  return { vi: text.vi.replace('{limit}', limit), en: text.en.replace('{limit}', limit) };
}
