/** Rules that a text can be held to beside its seal. */
export const TEXT_RULES = ['no-bom', 'lf', 'ascii', 'utf-8', 'nfc', 'no-invisible'] as const
export type TextRule = (typeof TEXT_RULES)[number]
