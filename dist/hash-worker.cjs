// src/entries/hash-worker.ts
require("./hashing.cjs").serveHashJobs(() => Promise.resolve().then(() => require("./drift.cjs")).then((n) => n.diagnose_in_workers_exports));
