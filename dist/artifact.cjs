const require_hashing = require("./hashing.cjs");
function uploadDeadline(value) {
	return value !== void 0 && /^[1-9]\d{0,8}$/.test(value) ? Number(value) : 12e4;
}
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
