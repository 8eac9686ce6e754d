// src/entries/action.ts
require("./runtime.cjs").startAction(async () => (await Promise.resolve().then(() => require("./run.cjs"))).runAction);
