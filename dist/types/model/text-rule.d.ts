/** Rules that a text can be held to beside its seal. */
export declare const TEXT_RULES: readonly ['no-bom', 'lf', 'ascii', 'utf-8', 'nfc', 'no-invisible'];
export type TextRule = (typeof TEXT_RULES)[number];
