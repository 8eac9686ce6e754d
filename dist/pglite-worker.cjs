// src/entries/pglite-worker.ts
require("./pglite.cjs").serve().then(() => process.exit(0), () => process.exit(1));
