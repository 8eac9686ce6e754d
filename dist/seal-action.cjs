// src/entries/seal-action.ts
require("./runtime.cjs").startAction(async () => (await Promise.resolve().then(() => require("./seal-run.cjs"))).runSeal);
