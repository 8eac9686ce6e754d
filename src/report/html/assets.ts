// The build puts a module with the same names in the place of this one: see scripts/page-assets.ts.

/** What client/page.ts and all that it imports make together. */
export const SCRIPT: string = ''
/** page.css without its comments. */
export const STYLE: string = ''
