const require_rolldown_runtime = require("./rolldown-runtime.cjs"), require_gate = require("./gate.cjs"), require_hashing = require("./hashing.cjs"), require_findings = require("./findings.cjs"), require_self_test = require("./self-test.cjs");
let node_path = require("node:path"), node_os = require("node:os");
// src/commands/sealed-places.ts
function sealedPlaces(names, sources, cwd) {
	return names.map((name) => {
		let full = (0, node_path.resolve)(cwd, name), folder = require_hashing.isFolder(full) ? full : (0, node_path.dirname)(full), path = require_hashing.isReachable(folder) ? folder === full ? require_hashing.realPath(full) : (0, node_path.join)(require_hashing.realPath(folder), (0, node_path.basename)(full)) : full;
		if (sources.some(({ root = "", seals }) => seals.some((seal) => require_hashing.isWithin(path, (0, node_path.join)(root, seal.path))))) return path;
		throw new require_gate.UsageError(`${JSON.stringify(name)} is not sealed: name a sealed file, or a folder with some`);
	});
}
// src/hashing/why-not-sealed.ts
const NOT_UTF8 = "its name is not UTF-8, which a manifest in JSON cannot hold";
function reasonAgainst(file, kind) {
	return isLossy(file) ? NOT_UTF8 : kind.isSymbolicLink() ? "it is a symbolic link: seal its target instead, or the link itself with `--modes`" : kind.isFile() ? void 0 : "it is not a regular file";
}
function isLossy(file) {
	return file.includes("�");
}
function absence(file, code) {
	if (code !== "ENOENT" && code !== "ENOTDIR") return `the system reports ${code}`;
	let name = file.slice(file.lastIndexOf(node_path.sep) + 1), near = namesOrNone((0, node_path.dirname)(file)).find((other) => require_hashing.foldedName(other) === require_hashing.foldedName(name));
	return near === void 0 ? "there is no such file" : `there is no such file; there is ${JSON.stringify(near)}`;
}
function namesOrNone(folder) {
	try {
		return require_hashing.namesIn(folder);
	} catch {
		return [];
	}
}
// src/hashing/files-to-seal.ts
async function filesToSeal(wanted) {
	let search = new Search(wanted);
	for (let path of wanted.paths) await search.name(path);
	return search.takeSealed(), await search.askAboutNamed(), search;
}
var Search = class {
	files = /* @__PURE__ */ new Map();
	links = /* @__PURE__ */ new Map();
	named = [];
	refused = [];
	ignored = [];
	ignoredAndNamed = [];
	unknown = [];
	#wanted;
	#base;
	#own;
	#namedFiles = [];
	constructor(wanted) {
		this.#wanted = wanted, this.#base = require_hashing.realPath(wanted.root);
		let manifest = wanted.exempt === void 0 ? void 0 : require_hashing.pathOnDisk(this.#base, wanted.exempt);
		this.#own = manifest === void 0 ? [] : [manifest, (0, node_path.join)((0, node_path.dirname)(manifest), require_gate.TREE_HASH_NAME)];
	}
	async name(path) {
		let file = require_hashing.pathOnDisk(this.#base, realFolder((0, node_path.resolve)(this.#wanted.cwd, path)));
		if (this.named.push(this.#pathOf(file)), isFolder(file)) isInGitFolder(this.#pathOf(file)) ? this.#refuse(path, "it belongs to git, which rewrites it") : await this.#walk(file, path.replace(/[\\/]+$/, ""), !0);
		else {
			if (statsOrUndefined(file) === void 0 && this.#wanted.sealed?.has(this.#pathOf(file)) === !0) return;
			isInGitFolder(this.#pathOf(file)) ? this.#refuse(path, "it belongs to git, which rewrites it") : this.#take(file, path) && this.#namedFiles.push(this.#pathOf(file));
		}
	}
	takeSealed() {
		for (let path of this.#wanted.sealed ?? []) {
			if (this.files.has(path) || !isNamed(path, this.named)) continue;
			let file = (0, node_path.join)(this.#base, path);
			statsOrUndefined(file) !== void 0 && require_hashing.pathOnDisk(this.#base, file) === file && this.#take(file, path);
		}
	}
	async askAboutNamed() {
		if (this.#namedFiles.length === 0 || require_hashing.folderWithGit(this.#base) === void 0) return;
		let { ignoredFiles } = await Promise.resolve().then(() => require("./git.cjs")).then((n) => n.ignored_exports);
		for (let [path, answer] of await ignoredFiles(this.#base, this.#namedFiles)) answer === "ignored" && this.ignoredAndNamed.push(path);
	}
	async #walk(folder, shown, isNamed) {
		let ignored = await this.#ignoredBelow(folder);
		if (ignored?.all === "content") return this.#leaveOut(folder, !0);
		ignored?.all === "itself" && isNamed && this.ignoredAndNamed.push(this.#pathOf(folder) || ".");
		let start = this.#pathOf(folder), isInside = !isOutside(start), pending = [[
			folder,
			shown,
			""
		]];
		for (let next = pending.pop(); next !== void 0; next = pending.pop()) {
			let [place, shownPlace, belowPlace] = next;
			for (let entry of this.#list(place, shownPlace)) {
				let { name } = entry, file = place.endsWith(node_path.sep) ? `${place}${name}` : `${place}${node_path.sep}${name}`, shownFile = `${shownPlace}/${name}`;
				if (isGit(name)) continue;
				let below = inFolder(belowPlace, name), path = isInside ? inFolder(start, below) : this.#pathOf(file), isDirectory = entry.isDirectory();
				this.#wanted.excluded?.(path) !== !0 && (ignored !== void 0 && isIgnored(ignored, below, isDirectory) ? this.#leaveOut(file, isDirectory) : isDirectory ? require_hashing.hasGit(file) ? await this.#walk(file, shownFile, !1) : pending.push([
					file,
					shownFile,
					below
				]) : this.#takeEntry(file, path, shownFile, entry));
			}
		}
	}
	async #ignoredBelow(folder) {
		if (require_hashing.folderWithGit(folder) === void 0) return;
		let { ignoredBelow } = await Promise.resolve().then(() => require("./git.cjs")).then((n) => n.ignored_below_exports), answer = await ignoredBelow(folder);
		return answer.unknown !== void 0 && this.unknown.push(answer.unknown), answer;
	}
	#leaveOut(file, isDirectory) {
		this.#own.includes(file) || this.ignored.push(`${this.#pathOf(file)}${isDirectory ? "/" : ""}`);
	}
	#list(folder, shown) {
		try {
			return require_hashing.entriesIn(folder).sort((a, b) => require_gate.comparePaths(a.name, b.name));
		} catch (error) {
			return this.#refuse(shown, isLossy(folder) ? NOT_UTF8 : `the system reports ${require_hashing.errorCode(error)}`), [];
		}
	}
	#take(file, shown) {
		let path = this.#pathOf(file);
		if (this.#wanted.excluded?.(path) === !0) return !1;
		try {
			return this.#takeEntry(file, path, shown, require_hashing.statsOf(file));
		} catch (error) {
			return this.#refuse(shown, isLossy(file) ? NOT_UTF8 : absence(file, require_hashing.errorCode(error))), !1;
		}
	}
	#takeEntry(file, path, shown, kind) {
		if (this.#own.includes(file)) return !1;
		if (this.#wanted.links === !0 && kind.isSymbolicLink() && !isLossy(file)) return this.#takeLink(file, path, shown);
		let reason = reasonAgainst(file, kind) ?? this.#reasonAgainstName(file, path);
		return reason === void 0 ? this.files.set(path, file) : this.#refuse(shown, reason), reason === void 0;
	}
	#takeLink(file, path, shown) {
		let bytes = require_hashing.targetOf(file), target = bytes.toString("utf8"), reason = Buffer.from(target, "utf8").equals(bytes) ? require_gate.targetProblem(target) ?? this.#reasonAgainstName(file, path) : "the target of the link is not UTF-8, which a manifest in JSON cannot hold";
		return reason === void 0 ? this.links.set(path, target) : this.#refuse(shown, reason), reason === void 0;
	}
	#reasonAgainstName(file, path) {
		return isLossy(file) ? NOT_UTF8 : isOutside(path) ? `it lies outside ${JSON.stringify(this.#wanted.root)}, where the manifest's paths begin` : require_gate.pathProblem(path);
	}
	#refuse(path, reason) {
		this.refused.push({
			path,
			reason
		});
	}
	#pathOf(file) {
		return (0, node_path.relative)(this.#base, file).split(node_path.sep).join("/");
	}
};
function isNamed(path, named) {
	return named.some((name) => name === "" || path === name || path.startsWith(`${name}/`));
}
function isIgnored({ names }, below, isDirectory) {
	return isDirectory && isLossy(below) ? !1 : names.has(`${below.normalize("NFC")}${isDirectory ? "/" : ""}`);
}
function isOutside(path) {
	return path === ".." || path.startsWith("../");
}
function inFolder(folder, path) {
	return folder === "" || path === "" ? `${folder}${path}` : `${folder}/${path}`;
}
function isGit(name) {
	return name.toLowerCase() === ".git";
}
function isInGitFolder(path) {
	return path.split("/").some(isGit);
}
function isFolder(file) {
	return statsOrUndefined(file)?.isDirectory() === !0;
}
function statsOrUndefined(file) {
	try {
		return require_hashing.statsAt(file);
	} catch {
		return;
	}
}
function realFolder(file) {
	let name = file.slice(file.lastIndexOf(node_path.sep) + 1);
	try {
		return (0, node_path.join)(require_hashing.realPath((0, node_path.resolve)(file, "..")), name);
	} catch {
		return file;
	}
}
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
		let worker = require_hashing.startWorker("seal-worker", { workerData: job });
		worker.on("message", resolve), worker.on("error", (error) => reject(/* @__PURE__ */ Error(`a sealing thread broke: ${require_hashing.errorMessage(error)}`))), worker.on("exit", (code) => reject(/* @__PURE__ */ Error(`a sealing thread ended in ${code} before its work was done`)));
	});
}
// src/hashing/make-manifest.ts
async function sealFiles(wanted, kindOf = () => require_hashing.USUAL_KIND) {
	let { files, links, refused, named, ignored, ignoredAndNamed, unknown } = await filesToSeal(wanted), sorted = [...files].sort(([a], [b]) => require_gate.comparePaths(a, b)), results = await sealAll(sorted.map(([path, file]) => [
		path,
		file,
		kindOf(path)
	])), unsealed = results.flatMap((result, index) => typeof result == "string" ? [{
		path: sorted[index]?.[0] ?? "",
		reason: result
	}] : []), all = [...files.keys(), ...links.keys()], odd = all.flatMap((path) => {
		let reason = require_hashing.unverifiableName(path);
		return reason === void 0 ? [] : [{
			path,
			reason
		}];
	});
	return {
		seals: [...results.filter((result) => typeof result != "string"), ...[...links].map(([path, to]) => require_gate.linkEntry(path, to, 0))].sort((a, b) => require_gate.comparePaths(a.path, b.path)),
		refused: [
			...refused,
			...unsealed,
			...odd,
			...twins(all)
		],
		named,
		ignored,
		ignoredAndNamed,
		unknown
	};
}
function twins(paths) {
	let seen = /* @__PURE__ */ new Map();
	return paths.flatMap((path) => {
		let form = path.normalize("NFC"), first = seen.get(form);
		return first === void 0 ? (seen.set(form, path), []) : [{
			path,
			reason: `it is the same name as ${JSON.stringify(first)} in another Unicode form (NFC, NFD): some systems have one file where others have two`
		}];
	});
}
function noteText({ change, path, what }, width = 0) {
	if (change === void 0) return path === void 0 ? what ?? "" : `${require_gate.quotePath(path)} ${what}`;
	let subject = path === void 0 ? [] : [require_gate.quotePath(path)];
	return `${change.padEnd(width)} ${[...subject, ...what === void 0 ? [] : [what]].join(": ")}`;
}
function explained(change, root) {
	return change.change !== "removed" || change.path === void 0 || change.what !== void 0 ? change : require_hashing.isReachable((0, node_path.join)(root, change.path)) ? {
		...change,
		what: "it is excluded"
	} : change;
}
function notesOn({ ignored, ignoredAndNamed, unknown }, covers) {
	let scope = covers.length === 0 ? "" : "; where they exist, those in the scope of \"covers\" are findings";
	return [
		...ignored.length === 0 ? [] : [{ what: `not sealed, because git ignores ${listed(ignored)}${scope}` }],
		...ignoredAndNamed.length === 0 ? [] : [{ what: `git ignores ${listed(ignoredAndNamed)}: sealed because it was named, and missing in a fresh checkout` }],
		...unknown.slice(0, 1).map((reason) => ({ what: `git could not be asked which files it ignores (${reason}), so none is left out` }))
	];
}
function listed(names) {
	let shown = names.slice(0, 3).map(require_gate.quotePath).join(", ");
	return names.length <= 3 ? shown : `${shown} and ${names.length - 3} more`;
}
// src/manifests/seal-changes.ts
function changesBetween(before, after) {
	let old = new Map(before.seals.map((seal) => [seal.path, seal])), now = new Map(after.seals.map((seal) => [seal.path, seal])), added = after.seals.filter(({ path }) => !old.has(path)), paths = new Map(added.flatMap((seal) => digestKeys(seal).map((key) => [key, seal.path])));
	return [
		...headChanges(before, after),
		...added.map(({ path }) => ({
			change: "added",
			path
		})),
		...before.seals.flatMap((seal) => now.has(seal.path) ? [] : [removal(seal, paths)]),
		...after.seals.flatMap((seal) => {
			let was = old.get(seal.path);
			return was === void 0 ? [] : differences(was, seal, before.format === "native" && after.format === "native");
		})
	];
}
function isLoss({ change }) {
	return change === "removed" || change === "weakened";
}
function headChanges(before, after) {
	let covers = before.covers ?? [], kept = after.covers ?? [], lost = kept.includes("**") ? [] : covers.filter((glob) => !kept.includes(glob));
	return [
		...before.format === after.format ? [] : [{
			change: "changed",
			what: `the format is ${after.format}, and was ${before.format}`
		}],
		...before.packet === after.packet ? [] : [{
			change: "changed",
			what: `the packet is ${shownName(after.packet)}, and was ${shownName(before.packet)}`
		}],
		...kept.filter((glob) => !covers.includes(glob)).map((glob) => ({
			change: "added",
			what: `covers ${JSON.stringify(glob)}`
		})),
		...lost.map((glob) => ({
			change: "weakened",
			what: `covers ${JSON.stringify(glob)} no more: files without a seal would not be found there`
		}))
	];
}
function shownName(packet) {
	return packet === void 0 ? "without a name" : JSON.stringify(packet);
}
function removal(seal, paths) {
	let other = digestKeys(seal).map((key) => paths.get(key)).find((path) => path !== void 0), what = other === void 0 ? {} : { what: `its bytes are at ${JSON.stringify(other)} now` };
	return {
		change: "removed",
		path: seal.path,
		...what
	};
}
function digestKeys(seal) {
	return require_hashing.algorithmsOf(seal).map((name) => `${name} ${seal.digests[name]}`);
}
const FACTS = [
	"text",
	"eol",
	"bom",
	"git",
	"jsonSha256",
	"textSha256",
	"membersSha256"
];
function promiseText(was, { link, exec }) {
	return link === void 0 ? was.link === void 0 ? exec === !0 ? "executable" : "not executable" : "a file, and was a link" : `a link to ${JSON.stringify(link)}${was.link === void 0 ? ", and was a file" : ""}`;
}
function differences(was, seal, withFacts) {
	let { path } = seal, digests = require_hashing.algorithmsOf(seal).filter((name) => was.digests[name] !== void 0 && was.digests[name] !== seal.digests[name]), length = was.bytes !== void 0 && seal.bytes !== void 0 && was.bytes !== seal.bytes ? [`${was.bytes} to ${seal.bytes} bytes`] : [], facts = withFacts ? FACTS.filter((fact) => was[fact] !== seal[fact]) : [], more = require_hashing.algorithmsOf(seal).filter((name) => was.digests[name] === void 0), what = digests.length + length.length > 0 ? [...digests, ...length] : [...facts.map((fact) => `${fact} (a fact of the same bytes)`), ...more.map((name) => `${name} beside the other digests`)];
	(was.link !== seal.link || was.exec !== void 0 && seal.exec !== void 0 && was.exec !== seal.exec) && what.push(promiseText(was, seal));
	let lost = [
		...was.exec !== void 0 && seal.exec === void 0 && seal.link === void 0 ? ["its mode"] : [],
		...require_hashing.algorithmsOf(was).filter((name) => seal.digests[name] === void 0),
		...was.bytes !== void 0 && seal.bytes === void 0 ? ["its length"] : []
	];
	return [...what.length > 0 ? [{
		change: "changed",
		path,
		what: what.join(", ")
	}] : [], ...lost.length > 0 ? [{
		change: "weakened",
		path,
		what: `it would no longer have ${lost.join(", ")}`
	}] : []];
}
// src/commands/seal-exclude.ts
function excluder(globs) {
	let compiled = globs.map((glob) => ({
		glob,
		test: matcher(glob),
		used: !1
	}));
	return {
		test(path) {
			let matching = compiled.filter(({ test }) => foldersAndSelf(path).some(test));
			for (let one of matching) one.used = !0;
			return matching.length > 0;
		},
		unused: () => compiled.filter(({ used }) => !used).map(({ glob }) => ({ what: unusedText(glob) }))
	};
}
function foldersAndSelf(path) {
	let parts = path.split("/");
	return parts.map((_, index) => parts.slice(0, index + 1).join("/"));
}
function matcher(glob) {
	let compiled = require_gate.compileGlob(glob.replace(/\/+$/, ""));
	if (typeof compiled == "string") throw new require_gate.UsageError(`"exclude" has ${JSON.stringify(glob)}, which is not a glob: ${compiled}`);
	return compiled;
}
function unusedText(glob) {
	let deeper = glob.includes("/") ? "" : `; ${JSON.stringify(`**/${glob}`)} would match in every folder`;
	return `"exclude" matches nothing with ${JSON.stringify(glob)}${deeper}`;
}
// src/commands/seal-formats.ts
const WRITERS = {
	hashdeep: "\"hashdeep -c sha256 -r -l\"",
	gentoo: "\"gemato update\", or \"pkgdev manifest\"",
	tuf: "the repository tool that signs it, such as \"tuf-on-ci\" or \"repository-service-tuf\"",
	"in-toto": "the build that attests it, such as \"actions/attest\"",
	"wheel-record": "the build of the wheel, or \"pip install --force-reinstall\"",
	debian: "\"dpkg-genchanges\", \"debsign\" or \"apt-ftparchive\"",
	cargo: "\"cargo vendor\"",
	lfs: "git: \"git lfs track\" and \"git add\"",
	sidecar: "\"sha256sum\" or the build that publishes the file",
	spdx: "the tool that writes the bill of materials",
	"spdx-tag": "the tool that writes the bill of materials",
	cyclonedx: "the tool that writes the bill of materials",
	"debian-index": "\"apt-ftparchive\" or \"dpkg-scanpackages\"",
	conda: "the build of the package, or \"conda install\"",
	ocfl: "the repository that holds the object",
	sigstore: "\"cosign sign-blob\" or \"sigstore sign\"",
	mtree: "\"bsdtar --format=mtree\" or \"mtree -c\"",
	oci: "the build of the image",
	"electron-builder": "\"electron-builder\"",
	jar: "\"jar\" or \"jarsigner\"",
	"ro-crate": "the tool that writes the crate",
	croissant: "the tool that writes the metadata",
	"data-package": "the tool that writes the data package",
	distinfo: "\"make makesum\"",
	srcinfo: "\"makepkg --printsrcinfo\"",
	"pip-hash": "\"pip hash\"",
	sprockets: "\"rails assets:precompile\"",
	helm: "\"helm package --sign\"",
	"get-filehash": "\"Get-FileHash | Export-Csv\""
};
function formatToWrite(asked, existing, name) {
	if (asked !== "auto") return asked;
	if (existing === void 0 || existing === "unknown") return "native";
	if (existing === "native" || existing === "gnu" || existing === "bsd" || existing === "bagit") return existing;
	throw new require_gate.UsageError(`${JSON.stringify(name)} is a manifest in the format "${existing}", which ${WRITERS[existing] ?? "the program that wrote it"} writes: use that`);
}
function textOf({ seals, packet, covers, format }, comments) {
	let all = [...seals];
	try {
		switch (format) {
			case "gnu": return comments + require_self_test.writeGnu(all, "as-given");
			case "bsd": return comments + require_self_test.writeBsd(all, "as-given");
			case "bagit": return require_self_test.writeBagManifest(all, "as-given");
			default: return require_self_test.writeNative({
				...packet !== void 0 && { packet },
				...covers !== void 0 && { covers }
			}, all, "as-given");
		}
	} catch (error) {
		throw error instanceof RangeError ? new require_gate.UsageError(`the format "${format}" cannot hold this: ${error.message}`) : error;
	}
}
function commentsOf(text) {
	return /^(?:#[^\r\n]*\n)*/.exec(text)?.[0] ?? "";
}
function kindsOf(seals, format, modes = !1) {
	let byPath = new Map(seals.map((seal) => [seal.path, seal])), usual = format === "native" ? [] : common(seals);
	return (path) => {
		let seal = byPath.get(path), algorithms = format === "native" ? [] : seal === void 0 ? usual : require_hashing.algorithmsOf(seal);
		return {
			algorithms: algorithms.length > 0 ? algorithms : require_hashing.USUAL_KIND.algorithms,
			objectFormat: (seal ?? seals[0])?.git?.length === 64 ? "sha256" : "sha1",
			...(modes || seal?.exec !== void 0) && { mode: seal?.exec ?? !1 }
		};
	};
}
function common(seals) {
	let [first, ...others] = seals;
	return first === void 0 ? [] : require_hashing.algorithmsOf(first).filter((name) => others.every(({ digests }) => digests[name] !== void 0));
}
function sealIn(format, seal) {
	if (format === "native") {
		let { sha256 } = seal.digests;
		return {
			...seal,
			digests: sha256 === void 0 ? {} : { sha256 }
		};
	}
	let { path, rawPath, digests, line, link } = seal;
	return {
		path,
		digests,
		line,
		...rawPath !== void 0 && { rawPath },
		...link !== void 0 && { link }
	};
}
function merged(before, now) {
	let known = new Set(before.map(({ path }) => path)), kept = before.flatMap(({ path }) => now.get(path) ?? []), added = [...now.values()].filter(({ path }) => !known.has(path)).sort((a, b) => require_gate.comparePaths(a.path, b.path)), inOrder = before.every(({ path }, index) => index === 0 || require_gate.comparePaths(before[index - 1]?.path ?? "", path) < 0), seals = [...kept, ...added];
	return inOrder ? seals.sort((a, b) => require_gate.comparePaths(a.path, b.path)) : seals;
}
function pathsWithMeaning(seals) {
	return new Set(seals.flatMap(({ path, jsonSha256, textSha256, membersSha256 }) => (jsonSha256 ?? textSha256 ?? membersSha256) === void 0 ? [] : [path]));
}
// src/commands/seal-target.ts
function placeOf({ output, root }, cwd) {
	let file = output === "" ? void 0 : (0, node_path.resolve)(cwd, output), folder = root === "" ? file === void 0 ? cwd : (0, node_path.dirname)(file) : (0, node_path.resolve)(cwd, root);
	for (let place of [folder, ...file === void 0 ? [] : [(0, node_path.dirname)(file)]]) if (!require_hashing.isFolder(place)) throw noFolder(place, place === folder && root !== "" ? root : (0, node_path.dirname)(output));
	else if (require_hashing.escapesFolder(cwd, place)) throw new require_gate.UsageError(`${JSON.stringify(place)} is reached by a link that leads out of this folder`);
	if (file === void 0) return {
		folder,
		target: void 0
	};
	if (require_hashing.isFolder(file)) throw new require_gate.UsageError(`${JSON.stringify(output)} is a folder: name a file in it`);
	if (require_hashing.isReachable(file) && require_hashing.escapesFolder(cwd, file)) throw new require_gate.UsageError(`${JSON.stringify(file)} is a link that leads out of this folder`);
	return {
		folder,
		target: {
			file: (0, node_path.join)(require_hashing.realPath((0, node_path.dirname)(file)), (0, node_path.basename)(file)),
			name: output
		}
	};
}
function noFolder(place, given) {
	let way = require_gate.quoteShell(given), remedy = require_hashing.isReachable(place) ? "" : `Try: mkdir -p ${way ?? "that folder"}`;
	return new require_gate.UsageError(`there is no folder ${JSON.stringify(given)}`, remedy);
}
async function existingManifest({ file, name }, cwd) {
	let stats = require_hashing.statsAt(file);
	if (stats === void 0 || stats.isFile() && stats.size === 0 || stats.isSymbolicLink() && !require_hashing.isReachable(file)) return;
	let bytes = stats.isFile() || stats.isSymbolicLink() ? require_hashing.readNamedFile(cwd, file, require_gate.MAX_BYTES) : void 0, manifest = bytes === void 0 ? void 0 : await require_gate.readManifest(bytes, "auto", !0, readingOf(file));
	if (bytes === void 0 || manifest === void 0 || manifest.format === "unknown") throw new require_gate.UsageError(`${JSON.stringify(name)} exists already and is not a manifest: name another file`);
	return {
		manifest,
		bytes
	};
}
async function writeManifest({ file, name }, text, before) {
	if (before?.equals(Buffer.from(text)) === !0) return;
	let [problem] = (await require_gate.readManifest(Buffer.from(text), "auto", !0, readingOf(file))).problems;
	if (problem !== void 0) throw new require_gate.UsageError(`a manifest named ${JSON.stringify(name)} could not be read again (${problem.reason}): name it otherwise, or use another format`);
	try {
		require_hashing.writeAtomically(file, text);
	} catch (error) {
		throw error instanceof require_hashing.OtherNameError ? new require_gate.UsageError(`${error.message}: name it so`) : error;
	}
}
function staleTreeHash({ file, name }, before, text) {
	let sha256 = before === void 0 ? void 0 : require_hashing.digestOf("sha256", before);
	return before?.equals(Buffer.from(text)) !== !1 || require_gate.treeHashFile({
		file,
		sha256
	}) === void 0 ? [] : [{ what: `${JSON.stringify(require_gate.TREE_HASH_NAME)} has the sha256 of ${JSON.stringify(name)} as it was before: write it again, as with sha256sum` }];
}
function demandLoneBagManifest({ file, name }) {
	let folder = (0, node_path.dirname)(file), others = require_hashing.namesIn(folder).filter((other) => other !== (0, node_path.basename)(file) && speaksOfPayload(folder, other));
	if (others.length === 0) return;
	let listed = others.map((other) => JSON.stringify(other)).join(", ");
	throw new require_gate.UsageError(`${JSON.stringify(name)} belongs to a bag whose ${listed} would no longer match: use the tool that writes the whole bag, such as bagit.py`);
}
function speaksOfPayload(folder, name) {
	return require_gate.isBagManifestName(name) ? !0 : name === "bag-info.txt" && /^Payload-Oxum[ \t]*:/im.test(require_hashing.readInside(folder, name, 67108864).toString("latin1"));
}
function readingOf(file) {
	let fileName = (0, node_path.basename)(file), inBag = require_gate.isBagManifestName(fileName) && require_hashing.statsAt((0, node_path.join)((0, node_path.dirname)(file), "bagit.txt")) !== void 0;
	return {
		fileName,
		...inBag && { inBag }
	};
}
// src/commands/seal-update.ts
async function planUpdate(options, cwd, progress) {
	if (options.format !== "auto" || options.packet !== "" || options.covers.length > 0) throw new require_gate.UsageError("\"--update\" keeps format, packet and covers: to change them, name what to seal, and the manifest with \"-o\"");
	if (options.root.includes("!/")) throw new require_gate.UsageError("\"--update\" seals files on disk again: seal the members of an archive with \"seal --root ARCHIVE!/ . -o FILE\"");
	let name = options.output === "" ? await onlyConfigured(cwd) ?? require_gate.theManifest(cwd) : options.output, { folder, target } = placeOf({
		output: name,
		root: options.root
	}, cwd), existing = target === void 0 ? void 0 : await existingManifest(target, cwd);
	if (target === void 0 || existing === void 0) throw new require_gate.UsageError(`there is no manifest ${JSON.stringify(name)}`);
	let { manifest } = existing;
	if (manifest.problems.length > 0) return { refused: manifest.problems.map(({ code, reason }) => ({
		path: name,
		what: `${code}: ${reason}`
	})) };
	let format = formatToWrite("auto", manifest.format, name);
	format === "bagit" && demandLoneBagManifest(target);
	let request = {
		...require_gate.toGateRequest({
			...require_gate.DEFAULTS,
			root: options.root
		}, cwd, [name]),
		progress
	}, { findings } = await require_gate.verify(request, { probes: !1 });
	return await planFrom(findings, {
		options,
		cwd,
		name,
		folder,
		target,
		existing,
		format
	});
}
async function onlyConfigured(cwd) {
	let place = require_gate.configPlace("", cwd), config = place === void 0 || !require_gate.isConfigured(place) ? void 0 : await require_gate.readConfig(place), [line, ...others] = require_gate.linesOf(config?.texts.manifest ?? "");
	if (place !== void 0 && line !== void 0) {
		if (others.length > 0 || require_gate.isPattern(line) || line.startsWith("!")) throw new require_gate.UsageError("the configuration lists several manifests: name one with \"-o\"");
		return require_hashing.relativePath((0, node_path.resolve)(place.folder, line), cwd);
	}
}
async function planFrom(all, place) {
	let { options, cwd, name, folder, target, existing, format } = place, { covers = [] } = existing.manifest, before = [...existing.manifest.seals], exclude = excluder(options.exclude), sealOf = new Map(before.map((seal) => [seal.path, seal])), sealed = new Set(sealOf.keys()), found = await filesToSeal({
		root: folder,
		cwd,
		paths: options.paths,
		exempt: target.file,
		sealed,
		links: hasLinks(before),
		excluded: exclude.test
	}), meant = (path) => (options.paths.length === 0 || isNamed(path, found.named)) && !exclude.test(path), { changed, gone, strays, against } = sorted(all.filter(({ code, manifest, path }) => !require_findings.isEvidenceCode(code) && code !== "covers-empty" && (path === void 0 || manifest === name))), wrong = against.filter(({ path }) => path === void 0 || meant(path)), refused = [...found.refused, ...wrong.map(refusalOf)];
	if (refused.length > 0) return { refused: refused.map(({ path, reason }) => ({
		path,
		what: reason
	})) };
	let again = changed.filter(({ path }) => meant(path)), added = [...found.files.keys(), ...found.links.keys()].filter((path) => !sealed.has(path) && (found.named.includes(path) || isCovered(path, covers))), fresh = await freshSeals(folder, [...again.map(({ path }) => path), ...added], before, format);
	if ("refused" in fresh) return fresh;
	let unsteady = again.filter(({ path, found: seen }) => !isAsSeen(fresh.seals.get(path), seen));
	if (unsteady.length > 0) return { refused: unsteady.map(({ path }) => ({
		path,
		what: "is being written: try again"
	})) };
	let isMoved = ({ path }) => {
		let seal = sealOf.get(path);
		return seal !== void 0 && added.some((other) => isSameFile(seal, fresh.seals.get(other)));
	}, leaving = gone.filter((one) => meant(one.path) || isMoved(one)), dropped = options.remove ? leaving : [], gonePaths = new Set(dropped.map(({ path }) => path)), now = new Map(before.flatMap((seal) => gonePaths.has(seal.path) ? [] : [[seal.path, seal]]));
	for (let [path, seal] of fresh.seals) now.set(path, sealIn(format, seal));
	let after = {
		...existing.manifest,
		format,
		seals: merged(before, now)
	};
	if (after.seals.length === 0) throw new require_gate.UsageError("no seal would be left, and a manifest without seals can never pass");
	let lost = changesBetween(existing.manifest, after).filter((change) => isLoss(change) && !gonePaths.has(change.path ?? ""));
	if (lost.length > 0) return { refused: lost.map(({ change, path, what }) => ({
		path: path ?? name,
		what: `would be ${change}: ${what ?? ""}`
	})) };
	let text = textOf(after, format === "gnu" || format === "bsd" ? commentsOf(existing.bytes.toString("utf8")) : "");
	return {
		manifest: shown(target.file, cwd, options.output),
		changed: again,
		added,
		removed: dropped,
		missing: options.remove ? [] : leaving,
		strays: strays.filter((path) => !added.includes(path)),
		passedBy: changed.length - again.length,
		seals: after.seals.length,
		notes: [
			...notesOn(found, covers),
			...exclude.unused(),
			...staleTreeHash(target, existing.bytes, text)
		],
		write: () => writeManifest(target, text, existing.bytes)
	};
}
const CHANGED = /* @__PURE__ */ new Set([
	"digest-mismatch",
	"length-mismatch",
	"swapped",
	"mode-changed",
	"link-changed"
]);
function sorted(findings) {
	let changed = [], gone = [], strays = [], against = [];
	for (let finding of findings) {
		let { code, path, severity } = finding;
		path !== void 0 && CHANGED.has(code) ? changed.push({
			...finding,
			path
		}) : path !== void 0 && (code === "missing" || code === "moved" || code === "case-renamed") ? gone.push({
			...finding,
			path
		}) : path !== void 0 && code === "unsealed" ? strays.push(path) : (severity === "fail" || severity === "unverifiable") && against.push(finding);
	}
	return {
		changed,
		gone,
		strays,
		against
	};
}
function refusalOf({ code, path, reason = "" }) {
	return {
		path: path ?? "",
		reason: `cannot be sealed again: ${reason === "" ? code : reason}`
	};
}
function isCovered(path, covers) {
	return covers.length === 0 || covers.map((glob) => require_gate.compileGlob(glob)).some((glob) => typeof glob != "string" && glob(path));
}
function hasLinks(seals) {
	return seals.some(({ link }) => link !== void 0);
}
async function freshSeals(root, paths, before, format) {
	if (paths.length === 0) return { seals: /* @__PURE__ */ new Map() };
	let { seals, refused } = await sealFiles({
		root,
		cwd: root,
		paths,
		links: hasLinks(before)
	}, kindsOf(before, format));
	if (refused.length > 0) return { refused: refused.map(({ path, reason }) => ({
		path,
		what: `cannot be sealed: ${reason}`
	})) };
	let had = pathsWithMeaning(before), all = had.size === 0 ? seals : await (await Promise.resolve().then(() => require("./normal-forms.cjs")).then((n) => n.add_meaning_exports)).addMeaning(root, seals, (path) => had.has(path));
	return { seals: new Map(all.map((seal) => [seal.path, seal])) };
}
function isAsSeen(seal, seen) {
	return seal === void 0 || seen?.bytes !== void 0 && seen.bytes !== seal.bytes ? !1 : require_hashing.algorithmsOf(seal).every((name) => seen?.digests?.[name] === void 0 || seen.digests[name] === seal.digests[name]);
}
function isSameFile(was, seal) {
	let shared = require_hashing.algorithmsOf(was).filter((name) => seal?.digests[name] !== void 0);
	return shared.length > 0 && shared.every((name) => was.digests[name] === seal?.digests[name]);
}
function shown(file, cwd, given) {
	return given === "" ? (0, node_path.relative)(cwd, file).split(node_path.sep).join("/") : given;
}
// src/commands/seal.ts
var seal_exports = /* @__PURE__ */ require_rolldown_runtime.__exportAll({ seal: () => seal });
async function seal(options, cwd) {
	let { paths, output, check, remove } = options;
	if (paths.length === 0) throw new require_gate.UsageError("name the files or folders to seal, or seal again what has changed with \"--update\"");
	if (options.meaning && options.format !== "auto" && options.format !== "native") throw new require_gate.UsageError(`"meaning" needs the native format; ${JSON.stringify(options.format)} cannot hold it`);
	if (options.modes && options.format !== "auto" && options.format !== "native") throw new require_gate.UsageError(`"modes" needs the native format; ${JSON.stringify(options.format)} cannot hold them`);
	if (options.modes && !require_hashing.KEEPS_MODES) throw new require_gate.UsageError("\"modes\" seals executable bits, which Windows does not have: seal on Linux or macOS");
	if (check && output === "") throw new require_gate.UsageError("\"--check\" compares with a manifest: name it with \"-o\"");
	let archive = await archiveAt(options, cwd), { folder, target } = placeOf(archive === void 0 ? options : {
		...options,
		root: ""
	}, cwd), existing = target === void 0 ? void 0 : await existingManifest(target, cwd);
	if (check && existing === void 0) throw new require_gate.UsageError(`there is no manifest ${JSON.stringify(output)} to compare with`);
	let problems = existing?.manifest.problems ?? [];
	if (problems.length > 0 && (check || !remove)) return unreadable(problems, check);
	let before = existing === void 0 || problems.length > 0 ? void 0 : existing.manifest, old = [...before?.seals ?? []], head = headOf(options, existing, before, target), exclude = excluder(options.exclude), sealed = new Set(before?.seals.map(({ path }) => path)), links = options.modes || before?.seals.some(({ link }) => link !== void 0) === !0, kinds = kindsOf(old, head.format, options.modes), wanted = {
		root: folder,
		cwd,
		paths,
		exempt: target?.file,
		sealed,
		excluded: exclude.test,
		links
	}, sealing = archive === void 0 ? await sealFiles(wanted, kinds) : await (await Promise.resolve().then(() => require("./seal-members.cjs"))).sealMembers({
		...wanted,
		archive
	}, kinds), { refused } = sealing;
	if (refused.length > 0) return {
		kind: "refused",
		notes: refused.map(({ path, reason }) => ({
			path,
			what: `cannot be sealed: ${reason}`
		}))
	};
	let fresh = await withMeaning(options, archive === void 0 ? folder : void 0, sealing.seals, old), seals = sealsAfter(old, {
		...sealing,
		seals: fresh
	}, head.format);
	if (seals.length === 0) throw new require_gate.UsageError("there is no file to seal: an empty manifest would seal nothing");
	let after = {
		...head,
		seals
	}, text = textOf(after, commentsIn(existing, head.format)), changes = before === void 0 ? [] : changesBetween(before, after).map((change) => archive === void 0 ? explained(change, folder) : change), stale = target === void 0 ? [] : staleTreeHash(target, existing?.bytes, text), notes = [
		...notesOn(sealing, head.covers ?? []),
		...exclude.unused(),
		...check ? [] : stale
	];
	if (check) return compared(existing, {
		text,
		seals,
		changes,
		notes
	});
	let losses = changes.filter(isLoss);
	return losses.length > 0 && !remove ? {
		kind: "loses",
		notes: losses
	} : (target !== void 0 && await writeManifest(target, text, existing?.bytes), {
		kind: "sealed",
		text,
		seals,
		changes,
		notes
	});
}
async function archiveAt({ root }, cwd) {
	if (!root.includes("!/")) return;
	let found = (await Promise.resolve().then(() => require("./archive.cjs")).then((n) => n.archive_root_exports)).archiveRootOf(cwd, root);
	if (typeof found == "string") throw new require_gate.UsageError(found);
	return found;
}
async function withMeaning({ meaning }, folder, seals, before = []) {
	let had = pathsWithMeaning(before);
	if (!meaning && had.size === 0) return seals;
	if (folder === void 0) throw new require_gate.UsageError("\"meaning\" is not sealed for members of an archive");
	return (await Promise.resolve().then(() => require("./normal-forms.cjs")).then((n) => n.add_meaning_exports)).addMeaning(folder, seals, (path) => meaning || had.has(path));
}
function unreadable(problems, check) {
	let notes = problems.map(({ code, reason, line }) => ({ what: `${code}${line === void 0 ? "" : `, line ${line}`}: ${reason}` }));
	return {
		kind: "refused",
		notes: check ? notes : [...notes, { what: "its seals are not known: repair it (\"seal-gate repair\" prints what can be repaired), or replace it with \"--remove\"" }]
	};
}
function headOf({ format: asked, packet: named, covers: given }, existing, before, target) {
	let format = formatToWrite(asked, existing?.manifest.format, target?.name ?? "");
	if (format === "bagit" && before?.format === "bagit" && target !== void 0 && demandLoneBagManifest(target), format !== "native") {
		if (named !== "" || given.length > 0) throw new require_gate.UsageError(`"packet" and "covers" need the native format; ${JSON.stringify(format)} cannot hold them`);
		return { format };
	}
	let packet = named === "" ? before?.packet : named, covers = given.length === 0 ? before?.covers : given;
	return {
		format,
		...packet !== void 0 && { packet },
		...covers !== void 0 && { covers }
	};
}
function sealsAfter(before, { seals, named }, format) {
	let now = new Map(seals.map((seal) => [seal.path, sealIn(format, seal)]));
	for (let seal of before) isNamed(seal.path, named) || now.set(seal.path, sealIn(format, seal));
	return merged(before, now);
}
function commentsIn(existing, format) {
	return existing !== void 0 && (format === "gnu" || format === "bsd") && existing.manifest.format === format ? commentsOf(existing.bytes.toString("utf8")) : "";
}
function compared(existing, draft) {
	let now = Buffer.from(draft.text);
	if (existing?.bytes.equals(now) === !0) return {
		kind: "same",
		...draft
	};
	let layout = existing !== void 0 && require_gate.fromCrlf(existing.bytes)?.equals(now) ? "the seals are the same; the manifest has CRLF line endings, and sealing again would write LF" : "the seals are the same; the layout of the manifest would change", notes = draft.changes.length === 0 ? [{ what: layout }, ...draft.notes] : draft.notes;
	return {
		kind: "differs",
		...draft,
		notes
	};
}
exports.isNamed = isNamed, exports.noteText = noteText, exports.planUpdate = planUpdate, Object.defineProperty(exports, "seal", {
	enumerable: !0,
	get: function() {
		return seal;
	}
}), exports.sealAll = sealAll, exports.sealFiles = sealFiles, exports.seal_exports = seal_exports, exports.sealedPlaces = sealedPlaces;
