const require_gate = require("./gate.cjs"), require_hashing = require("./hashing.cjs"), require_main = require("./main.cjs");
let node_path = require("node:path");
// src/cli/watch.ts
async function watch(judge, terminal) {
	let changes = new require_hashing.FolderChanges(), code = 2, isOver = !1, endSignals = require_hashing.onSignals(() => {
		isOver = !0, changes.wake();
	}, "on");
	try {
		for (follow(changes, await judge(silent(terminal))); !isOver;) {
			let before = changes.count, kept = buffered(terminal), judged = await judge(kept.terminal).catch(refusalOf);
			if (judged instanceof require_gate.UsageError || follow(changes, judged), changes.count === before) {
				if (kept.flush(), judged instanceof require_gate.UsageError && terminal.say(`seal-gate: ${require_gate.escapeLog(judged.message)}\n`), code = judged instanceof require_gate.UsageError ? 2 : require_main.exitCodeOf(judged.report), isOver) break;
				terminal.say("watching: Ctrl-C ends it\n"), await changes.next(before);
			}
			if (isOver) break;
			await changes.settle(), terminal.say(`\nchanged: ${require_gate.escapeLog(require_gate.quotePath(changes.last))}\n`);
		}
		return code;
	} finally {
		endSignals(), changes.close();
	}
}
function refusalOf(error) {
	if (error instanceof require_gate.UsageError) return error;
	throw error;
}
function follow(changes, { report, folder, files }) {
	try {
		changes.follow([folder, ...report.manifests.map(({ root }) => (0, node_path.resolve)(folder, root))]), changes.followFiles(files);
	} catch (error) {
		throw new require_gate.UsageError(`the folder cannot be watched: ${require_hashing.errorCode(error)}`);
	}
}
function silent(terminal) {
	return {
		...terminal,
		out: () => void 0,
		say: () => void 0,
		progress: () => void 0
	};
}
function buffered(terminal) {
	let parts = [];
	return {
		terminal: {
			...terminal,
			out: (text) => void parts.push(() => terminal.out(text)),
			say: (text) => void parts.push(() => terminal.say(text))
		},
		flush: () => {
			for (let print of parts) print();
		}
	};
}
exports.watch = watch;
