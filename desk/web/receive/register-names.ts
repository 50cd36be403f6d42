import { REGISTER_NAMES } from '../../../processes/schema/register-names.ts';
import { texts } from '../i18n/text-table.ts';

/** One that is not named in processes/schema shows its id. */
export const registerTexts = texts(REGISTER_NAMES);

export const isKnownRegister = (id: string): id is keyof typeof registerTexts => id in registerTexts;
