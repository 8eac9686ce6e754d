const require_hashing = require("./hashing.cjs"), require_pglite = require("./pglite.cjs");
let node_worker_threads = require("node:worker_threads");
// src/rehearsal/engine/pglite/worker.ts
const port = node_worker_threads.parentPort;
if (port === null) throw Error("this file is started as a thread");
const say = (answer) => port.postMessage(answer), died = (error) => say({
	kind: "died",
	message: require_hashing.errorMessage(error)
});
require_pglite.startDatabase(node_worker_threads.workerData).then((database) => {
	port.on("message", (call) => {
		require_pglite.carryOut(database, call, (bytes) => say({
			kind: "piece",
			bytes
		})).then(say, died);
	}), say({ kind: "ready" });
}, died);
