/** One thing to do. */
export interface Remedy {
  /** A sentence; what is to be typed is in backticks. */
  readonly text: string
  /** The same of several files. Absent: the sentence applies to each. */
  readonly many?: string
  /** A command for a POSIX shell in which `FILE` stands for the quoted path. */
  readonly run?: string
}

export const RESTORE: Remedy = {
  text: 'If the last commit has the sealed bytes, restore them from there. If not, find the commit that changed them.',
  many: 'If the last commit has the sealed bytes, restore them from there. If not, find the commit that changed them.',
  run: 'git checkout HEAD -- FILE'
}

/** git does not rewrite a file that it believes to be clean, so it must be gone before the new attribute takes effect. */
export const CHECK_OUT_AGAIN: Remedy = {
  text: 'Then let git write the file again.',
  many: 'Then let git write the files again.',
  run: 'rm -- FILE && git checkout HEAD -- FILE'
}

export const NO_CONVERSION: Remedy = {
  text: 'Forbid every conversion of its line endings in .gitattributes.',
  many: 'Forbid every conversion of their line endings in .gitattributes.',
  run: "echo 'FILE -text' >> .gitattributes"
}

export const RESEAL_OR_RESTORE: Remedy = {
  text: 'If the change is intended, seal it with `seal-gate seal --update` and have the new seal reviewed. If not, restore the sealed bytes.',
  many: 'If the changes are intended, seal the files with `seal-gate seal --update` and have the new seals reviewed. If not, restore the sealed bytes.',
  run: 'git log --oneline -- FILE'
}

/** A setting of .editorconfig that keeps editors and formatters away. */
export function editorconfig(setting: string): Remedy {
  return { text: `Keep editors and formatters away from it: set \`${setting}\` for this file in .editorconfig.` }
}
