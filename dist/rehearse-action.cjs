// src/entries/rehearse-action.ts
require("./runtime.cjs").startAction(async () => (await Promise.resolve().then(() => require("./rehearse-run.cjs"))).runRehearse);
