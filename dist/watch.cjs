const require_gate = require("./gate.cjs"), require_hashing = require("./hashing.cjs"), require_main = require("./main.cjs");
let node_path = require("node:path"), node_fs = require("node:fs");
var FolderChanges = class {
	count = 0;
	last = "";
	#watchers = /* @__PURE__ */ new Map();
	#files = /* @__PURE__ */ new Map();
	#wake = () => void 0;
	follow(places) {
		for (let place of places.filter(require_hashing.isFolder).map(require_hashing.realPath)) {
			if ([...this.#watchers.keys()].some((known) => require_hashing.isWithin(known, place))) continue;
			let watcher = (0, node_fs.watch)(place, { recursive: !0 }, (_, name) => this.#note(name ?? place));
			watcher.on("error", () => this.#note(place)), this.#watchers.set(place, watcher);
		}
	}
	followFiles(paths) {
		for (let path of paths.filter((one) => require_hashing.isFolder((0, node_path.dirname)(one)))) {
			let [folder, file] = [require_hashing.realPath((0, node_path.dirname)(path)), (0, node_path.basename)(path)], key = (0, node_path.join)(folder, file);
			if (this.#files.has(key) || [...this.#watchers.keys()].some((known) => require_hashing.isWithin(known, folder))) continue;
			let watcher = (0, node_fs.watch)(folder, (_, name) => (name === null || name.startsWith(file)) && this.#note(name ?? path));
			watcher.on("error", () => this.#note(path)), this.#files.set(key, watcher);
		}
	}
	async next(before) {
		for (; this.count === before && this.#watchers.size > 0;) {
			let woken = new Promise((resolve) => {
				this.#wake = resolve;
			});
			if (this.count !== before) return;
			await woken;
			return;
		}
	}
	async settle() {
		for (let look = 0, seen = -1; look < 50 && seen !== this.count; look++) seen = this.count, await new Promise((resolve) => setTimeout(resolve, 60));
	}
	wake() {
		this.#wake();
	}
	close() {
		for (let watcher of [...this.#watchers.values(), ...this.#files.values()]) watcher.close();
	}
	#note(name) {
		/^\.git(?:[/\\]|$)/.test(name) || (this.count++, this.last = name, this.#wake());
	}
};
// src/cli/watch.ts
async function watch(judge, terminal) {
	let changes = new FolderChanges(), code = 2, isOver = !1, endSignals = require_hashing.onSignals(() => {
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
