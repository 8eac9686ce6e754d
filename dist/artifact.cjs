const require_hashing = require("./hashing.cjs");
/** @returns milliseconds; the variable is the toolkit's own, and a value that is no number of milliseconds counts as none. */
function uploadDeadline(value) {
	return value !== void 0 && /^[1-9]\d{0,8}$/.test(value) ? Number(value) : 12e4;
}
/**
* Uploads in a thread of its own. The toolkit retries for half a minute and can wait for ever on a connection that hangs, and an error
* that it throws in an event handler would end the process: in a thread, none of this reaches the verdict. Never rejects.
*/
function upload(request, deadline) {
	return new Promise((resolve) => {
		let result = { problem: "it stopped without an answer" }, worker = require_hashing.startWorker("upload-worker", {
			workerData: request,
			env: process.env,
			execArgv: process.execArgv
		}), end = () => void worker.terminate(), timer = setTimeout(() => {
			result = { problem: `no answer within ${deadline} ms` }, end();
		}, deadline);
		worker.on("message", (message) => {
			result = message, clearTimeout(timer), timer = setTimeout(end, 1e3);
		}), worker.on("error", (error) => {
			result = { problem: error instanceof Error ? error.message : "it broke" };
		}), worker.on("exit", () => {
			clearTimeout(timer), resolve(result);
		});
	});
}
exports.upload = upload, exports.uploadDeadline = uploadDeadline;
