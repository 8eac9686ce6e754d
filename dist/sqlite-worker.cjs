// src/entries/sqlite-worker.ts
require("./sqlite-process.cjs").serve().then(() => process.exit(0), () => process.exit(1));
