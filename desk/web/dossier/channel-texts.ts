import { texts } from '../i18n/text-table.ts';

export const channelTexts = texts({
  counter: { vi: 'Trực tiếp tại quầy', en: 'At the counter' },
  post: { vi: 'Bưu chính công ích', en: 'By post' },
  online: { vi: 'Trực tuyến', en: 'Online' },
});
export const resultChannelTexts = texts({
  counter: { vi: 'Nhận tại quầy', en: 'At the counter' },
  post: { vi: 'Qua bưu chính', en: 'By post' },
  electronic: { vi: 'Bản điện tử', en: 'Electronically' },
});
