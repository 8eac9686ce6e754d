const require_rolldown_runtime = require("./rolldown-runtime.cjs"), require_hashing = require("./hashing.cjs"), require_gate = require("./gate.cjs");
let node_os = require("node:os"), node_worker_threads = require("node:worker_threads"), node_path = require("node:path");
/**
* Seals files on all cores. The result has one entry for each file, in their order, whichever thread sealed it.
* @throws when a thread died or a file was lost
*/
async function sealAll(files) {
	let job = {
		files,
		counter: new SharedArrayBuffer(4)
	}, helpers = files.length < 4e3 ? 0 : Math.min((0, node_os.availableParallelism)(), 16) - 1, helping = Promise.all(Array.from({ length: helpers }, () => shareOfWorker(job)));
	helping.catch(() => void 0);
	let shares = [require_hashing.sealShare(job), ...await helping], results = Array(files.length);
	for (let [index, result] of shares.flat()) results[index] = result;
	return files.map(([path], index) => {
		let result = results[index];
		if (result === void 0) throw Error(`${JSON.stringify(path)} was lost`);
		return result;
	});
}
function shareOfWorker(job) {
	return new Promise((resolve, reject) => {
		let worker = new node_worker_threads.Worker(require_hashing.workerFile("seal-worker"), {
			workerData: job,
			env: {},
			execArgv: []
		});
		worker.on("message", resolve), worker.on("error", (error) => reject(/* @__PURE__ */ Error(`a sealing thread broke: ${require_hashing.errorMessage(error)}`))), worker.on("exit", (code) => reject(/* @__PURE__ */ Error(`a sealing thread ended in ${code} before its work was done`)));
	});
}
// src/hashing/make-manifest.ts
/**
* Seals files, and all files under folders, in path order. What a later run could not verify is refused now: links, pipes, names that a
* manifest cannot hold, two names that are one in another Unicode form.
* @param root absolute folder that sealed paths will be relative to
* @param exempt absolute path of the manifest that is being written: it never seals itself, nor the file beside it that will hold its sha256
*/
async function sealFiles(root, cwd, paths, exempt) {
	let refused = [], files = /* @__PURE__ */ new Map(), base = require_hashing.realPath(root), manifest = exempt === void 0 ? void 0 : require_hashing.pathOnDisk(base, exempt), own = manifest === void 0 ? [] : [manifest, (0, node_path.join)((0, node_path.dirname)(manifest), require_gate.TREE_HASH_NAME)];
	for (let path of paths) collect(require_hashing.pathOnDisk(base, realFolder((0, node_path.resolve)(cwd, path))), path);
	let sorted = [...files].sort(([a], [b]) => require_gate.comparePaths(a, b)), results = await sealAll(sorted), seals = results.filter((result) => typeof result != "string");
	for (let [index, result] of results.entries()) typeof result == "string" && refused.push({
		path: sorted[index]?.[0] ?? "",
		reason: result
	});
	for (let [a, b] of twins([...files.keys()])) refused.push({
		path: b,
		reason: `it is the same name as ${JSON.stringify(a)} in another Unicode form (NFC, NFD): some systems hold one file where others hold two`
	});
	return {
		seals,
		refused
	};
	function collect(file, shown) {
		if (!own.includes(file)) {
			if (file.includes("�")) refused.push({
				path: shown,
				reason: "its name is not UTF-8, which a manifest in JSON cannot hold"
			});
			else try {
				let stats = require_hashing.statsOf(file), path = (0, node_path.relative)(base, file).split(node_path.sep).join("/");
				if (stats.isDirectory()) for (let name of require_hashing.namesIn(file).sort(require_gate.comparePaths)) name === ".git" && file === base && require_hashing.isGitFolder(base) || collect((0, node_path.join)(file, name), `${shown.replace(/\/$/, "")}/${name}`);
				else if (stats.isSymbolicLink()) refused.push({
					path: shown,
					reason: "it is a symbolic link: seal the file that it leads to"
				});
				else if (!stats.isFile()) refused.push({
					path: shown,
					reason: "it is not a regular file"
				});
				else if (path === ".." || path.startsWith("../")) refused.push({
					path: shown,
					reason: `it lies outside ${JSON.stringify(root)}, where the manifest's paths begin`
				});
				else {
					let problem = require_gate.pathProblem(path);
					problem === void 0 ? files.set(path, file) : refused.push({
						path: shown,
						reason: problem
					});
				}
			} catch (error) {
				refused.push({
					path: shown,
					reason: `the system answers ${require_hashing.errorCode(error)}`
				});
			}
		}
	}
}
/** The folder's links are followed (the user named it), the file's own are not. */
function realFolder(file) {
	let name = file.slice(file.lastIndexOf(node_path.sep) + 1);
	try {
		return (0, node_path.join)(require_hashing.realPath((0, node_path.resolve)(file, "..")), name);
	} catch {
		return file;
	}
}
function twins(paths) {
	let seen = /* @__PURE__ */ new Map(), found = [];
	for (let path of paths) {
		let folded = path.normalize("NFC"), first = seen.get(folded);
		first === void 0 ? seen.set(folded, path) : found.push([first, path]);
	}
	return found;
}
// src/commands/seal.ts
var seal_exports = /* @__PURE__ */ require_rolldown_runtime.__exportAll({ seal: () => seal });
/**
* Seals files: writes a manifest, or compares with the existing one. The same files always give the same bytes.
* @throws UsageError when the options do not fit together or a folder does not exist
*/
async function seal(options, cwd) {
	let { paths, output, root, check } = options;
	if (paths.length === 0) throw new require_gate.UsageError("name the files or folders to seal");
	let write = writerOf(options);
	if (check && output === "") throw new require_gate.UsageError("\"--check\" compares with a manifest: name it with \"-o\"");
	let target = output === "" ? void 0 : (0, node_path.resolve)(cwd, output), folder = root === "" ? target === void 0 ? cwd : (0, node_path.dirname)(target) : (0, node_path.resolve)(cwd, root);
	for (let place of [folder, ...target === void 0 ? [] : [(0, node_path.dirname)(target)]]) if (!require_hashing.isReachable(place)) throw new require_gate.UsageError(`there is no folder ${JSON.stringify(place)}`);
	else if (require_hashing.escapesFolder(cwd, place)) throw new require_gate.UsageError(`${JSON.stringify(place)} is reached by a link that leads out of this folder`);
	if (target !== void 0 && require_hashing.isReachable(target) && require_hashing.escapesFolder(cwd, target)) throw new require_gate.UsageError(`${JSON.stringify(target)} is a link that leads out of this folder`);
	let { seals, refused } = await sealFiles(folder, cwd, paths, target === void 0 ? void 0 : (0, node_path.resolve)(require_hashing.realPath((0, node_path.dirname)(target)), (0, node_path.basename)(target)));
	if (refused.length > 0) return {
		kind: "refused",
		notes: refused.map(({ path, reason }) => ({
			path,
			what: `cannot be sealed: ${reason}`
		}))
	};
	if (seals.length === 0) throw new require_gate.UsageError("there is no file to seal: an empty manifest would seal nothing");
	let text = write(seals);
	return target !== void 0 && check ? compare(target, cwd, text, seals) : (target !== void 0 && (await demandManifest(target, cwd), writeManifest(target, text)), {
		kind: "sealed",
		text,
		seals
	});
}
/**
* `"path" cannot be sealed: it is a symbolic link`, `changed "path": sha256`.
* @param width of the column with the change, in characters
*/
function noteText({ change, path, what }, width = 0) {
	return change === void 0 ? path === void 0 ? what ?? "" : `${require_gate.quotePath(path)} ${what}` : `${change.padEnd(width)} ${require_gate.quotePath(path ?? "")}${what === void 0 ? "" : `: ${what}`}`;
}
function writeManifest(target, text) {
	try {
		require_hashing.writeAtomically(target, text);
	} catch (error) {
		throw error instanceof require_hashing.OtherNameError ? new require_gate.UsageError(`${error.message}: name it so`) : error;
	}
}
/** Only a manifest, whole or broken, is replaced: a typing error must not cost a file. */
async function demandManifest(target, cwd) {
	let stats = require_hashing.statsAt(target);
	if (!(stats === void 0 || stats.isSymbolicLink() || stats.isFile() && stats.size === 0) && !(stats.isFile() && (await require_gate.readManifest(require_hashing.readNamedFile(cwd, target, 268435456), "auto", !0, { fileName: (0, node_path.basename)(target) })).format !== "unknown")) throw new require_gate.UsageError(`${JSON.stringify(target)} exists already and is not a manifest: name another file`);
}
async function compare(target, cwd, text, seals) {
	if (!require_hashing.isReachable(target)) throw new require_gate.UsageError(`there is no manifest ${JSON.stringify(target)} to compare with`);
	let bytes = require_hashing.readNamedFile(cwd, target, require_gate.MAX_BYTES);
	if (bytes.equals(Buffer.from(text))) return {
		kind: "same",
		text,
		seals
	};
	let old = await require_gate.readManifest(bytes, "auto", !0, { fileName: (0, node_path.basename)(target) });
	if (old.problems.length > 0) return {
		kind: "refused",
		notes: old.problems.map(({ code, reason }) => ({ what: `${code}: ${reason}` }))
	};
	let { added, removed, changed } = require_gate.changesBetween(old.seals, seals), notes = [
		...added.map((path) => ({
			change: "added",
			path
		})),
		...removed.map((path) => ({
			change: "removed",
			path
		})),
		...changed.map(({ path, what }) => ({
			change: "changed",
			path,
			what
		}))
	], layout = require_gate.fromCrlf(bytes)?.equals(Buffer.from(text)) ? "the seals are the same; the manifest has CRLF line endings, and sealing again would write LF" : "the seals are the same; the layout of the manifest, its packet or its covers would change";
	return {
		kind: "differs",
		notes: notes.length === 0 ? [{ what: layout }] : notes,
		text,
		seals
	};
}
function writerOf({ format, packet, covers }) {
	let head = {
		...packet !== "" && { packet },
		...covers.length > 0 && { covers }
	};
	if (format === "native") return (seals) => require_gate.writeNative(head, seals);
	if (Object.keys(head).length > 0) throw new require_gate.UsageError(`"packet" and "covers" need the native format; ${JSON.stringify(format)} cannot hold them`);
	return {
		gnu: require_gate.writeGnu,
		bsd: require_gate.writeBsd,
		bagit: require_gate.writeBagManifest
	}[format];
}
Object.defineProperty(exports, "noteText", {
	enumerable: !0,
	get: function() {
		return noteText;
	}
}), Object.defineProperty(exports, "seal", {
	enumerable: !0,
	get: function() {
		return seal;
	}
}), Object.defineProperty(exports, "sealAll", {
	enumerable: !0,
	get: function() {
		return sealAll;
	}
}), Object.defineProperty(exports, "sealFiles", {
	enumerable: !0,
	get: function() {
		return sealFiles;
	}
}), Object.defineProperty(exports, "seal_exports", {
	enumerable: !0,
	get: function() {
		return seal_exports;
	}
});
