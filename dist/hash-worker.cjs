const require_hashing = require("./hashing.cjs");
let node_worker_threads = require("node:worker_threads");
// src/verify/hash-worker.ts
node_worker_threads.parentPort?.on("message", ({ root, work }) => {
	let files = new require_hashing.SealedFiles(root), table = new require_hashing.WorkTable(work);
	for (let range = table.take(); range !== void 0; range = table.take()) for (let place = range.from; place < range.to; place++) {
		let index = table.indexAt(place), seal = table.sealAt(index);
		seal !== void 0 && table.judge(index, files.isIntact(seal));
	}
	node_worker_threads.parentPort?.postMessage("done");
});
