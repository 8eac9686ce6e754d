// src/entries/merge-action.ts
require("./runtime.cjs").startAction(async () => (await Promise.resolve().then(() => require("./merge-run.cjs"))).runMerge);
