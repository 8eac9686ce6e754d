const require_hashing = require("./hashing.cjs"), require_columns = require("./columns.cjs");
let node_worker_threads = require("node:worker_threads");
// src/hashing/serve-hash-jobs.ts
function serveHashJobs(examination) {
	node_worker_threads.parentPort?.on("message", (job) => {
		job === "prepare" ? examination() : "blobs" in job ? hashBlobs(job) : "shared" in job ? examine(job, examination) : hash(job);
	});
}
function hash({ root, work }) {
	let files = new require_hashing.SealedFiles(root), table = new require_columns.WorkTable(work);
	for (let range = table.take(); range !== void 0; range = table.take()) for (let place = range.from; place < range.to; place++) {
		let index = table.indexAt(place), seal = table.sealAt(index);
		seal !== void 0 && table.judge(index, files.seemsIntact(seal), files.seenExec);
	}
	table.distrust(files.changedFolders()), node_worker_threads.parentPort?.postMessage("done");
}
async function hashBlobs({ blobs }) {
	let { answerAboutBlobs } = await Promise.resolve().then(() => require("./blob-shares.cjs"));
	node_worker_threads.parentPort?.postMessage(await answerAboutBlobs(blobs));
}
async function examine({ root, work, shared }, examination) {
	let { examiner } = await examination(), table = new require_columns.WorkTable(work), own = examiner(new require_hashing.SealedFiles(root), shared), examined = [];
	for (let range = table.take(); range !== void 0; range = table.take()) for (let place = range.from; place < range.to; place++) {
		let index = table.indexAt(place), seal = table.verdict(index) === 2 ? table.sealWithFacts(index) : void 0;
		seal !== void 0 && examined.push([index, own.examine(seal, index)]);
	}
	node_worker_threads.parentPort?.postMessage(JSON.stringify(examined));
}
// src/entries/hash-worker.ts
serveHashJobs(() => Promise.resolve().then(() => require("./drift.cjs")).then((n) => n.diagnose_in_workers_exports));
