/** Where the project is. `npm run set-owner` writes its owner here. */
export const REPOSITORY = 'https://github.com/OWNER/seal-gate'
