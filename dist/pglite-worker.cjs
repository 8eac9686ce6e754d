// src/entries/pglite-worker.ts
require("./pglite.cjs").serve();
