const require_hashing = require("./hashing.cjs");
let node_worker_threads = require("node:worker_threads");
node_worker_threads.parentPort?.on("message", (job) => {
	job === "prepare" ? examination() : "lesson" in job ? examine(job) : hash(job);
});
/** What the gate hands to the pool. */
async function examination() {
	return Promise.resolve().then(() => require("./drift.cjs")).then((n) => n.second_look_exports);
}
function hash({ root, work }) {
	let files = new require_hashing.SealedFiles(root), table = new require_hashing.WorkTable(work);
	for (let range = table.take(); range !== void 0; range = table.take()) for (let place = range.from; place < range.to; place++) {
		let index = table.indexAt(place), seal = table.sealAt(index);
		seal !== void 0 && table.judge(index, files.isIntact(seal));
	}
	node_worker_threads.parentPort?.postMessage("done");
}
async function examine({ root, work, lesson }) {
	let { examiner } = await examination(), table = new require_hashing.WorkTable(work), own = examiner(new require_hashing.SealedFiles(root), lesson), examined = [];
	for (let range = table.take(); range !== void 0; range = table.take()) for (let place = range.from; place < range.to; place++) {
		let index = table.indexAt(place), seal = table.verdict(index) === 2 ? table.sealWithFacts(index) : void 0;
		seal !== void 0 && examined.push([index, own.examine(seal, index)]);
	}
	node_worker_threads.parentPort?.postMessage(JSON.stringify(examined));
}
