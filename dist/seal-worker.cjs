const require_hashing = require("./hashing.cjs");
let node_worker_threads = require("node:worker_threads");
// src/entries/seal-worker.ts
node_worker_threads.parentPort?.postMessage(require_hashing.sealShare(node_worker_threads.workerData));
