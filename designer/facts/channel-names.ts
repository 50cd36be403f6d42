import type { Channel, Text } from '../../processes/schema/facts.ts';

export const CHANNEL_NAMES: Readonly<Record<Channel, Text>> = { counter: { vi: 'trực tiếp', en: 'the counter' }, post: { vi: 'bưu chính', en: 'post' }, online: { vi: 'trực tuyến', en: 'online' } };
