const require_rolldown_runtime = require("./rolldown-runtime.cjs"), require_gate = require("./gate.cjs"), require_hashing = require("./hashing.cjs"), require_drift = require("./drift.cjs"), require_objects = require("./objects.cjs"), require_commit_seals = require("./commit-seals.cjs");
let node_path = require("node:path"), node_fs = require("node:fs");
// src/git/blobs.ts
var Blobs = class {
	#repository;
	#limits;
	#bytesLeft;
	#sizes = /* @__PURE__ */ new Map();
	constructor(repository, limits) {
		this.#repository = repository, this.#limits = limits, this.#bytesLeft = limits.totalBytes;
	}
	async measure(ids) {
		let { git, folder, settings } = this.#repository;
		if (!settings.partialClone) {
			this.#sizes = await require_objects.blobSizes(git, folder, [...ids]);
			return;
		}
		let sizes = /* @__PURE__ */ new Map();
		for await (let headers of require_objects.allBlobs(git, folder)) for (let { id, bytes } of headers) ids.has(id) && sizes.set(id, bytes);
		this.#sizes = sizes;
	}
	sizeOf(id) {
		return this.#sizes.get(id);
	}
	mayRead(bytes) {
		return bytes > this.#limits.blobBytes || bytes > this.#bytesLeft ? !1 : (this.#bytesLeft -= bytes, !0);
	}
	read(ids) {
		return require_objects.readBlobs(this.#repository.git, this.#repository.folder, ids);
	}
	async find(seals, past = /* @__PURE__ */ new Set()) {
		let wanted = new Wanted(seals), candidates = [], pastSizes = /* @__PURE__ */ new Map(), others = [], isCut = !1, take = ({ id, bytes }) => {
			candidates.length === this.#limits.candidates || !this.mayRead(bytes) ? isCut = !0 : candidates.push(id);
		};
		for await (let headers of require_objects.allBlobs(this.#repository.git, this.#repository.folder)) for (let header of headers) if (wanted.hasLength(header.bytes)) take(header);
		else if (wanted.anyLength) past.has(header.id) ? pastSizes.set(header.id, header.bytes) : others.length < this.#limits.candidates ? others.push(header) : isCut = !0;
		else continue;
		for (let id of past) {
			let bytes = pastSizes.get(id);
			bytes !== void 0 && take({
				id,
				bytes
			});
		}
		for (let other of others) take(other);
		let ids = /* @__PURE__ */ new Map();
		for await (let { id, bytes } of this.read(candidates)) if (bytes !== void 0) for (let seal of wanted.matching(bytes)) ids.has(seal) || ids.set(seal, id);
		let of = wanted.anyLength ? "" : " of the sealed lengths", limit = `${candidates.length} blobs${of} were tried, and there are more or larger ones`;
		return {
			ids,
			...isCut && { limit }
		};
	}
}, Wanted = class {
	#byLength = /* @__PURE__ */ new Map();
	constructor(seals) {
		for (let seal of seals) {
			let [first] = Object.entries(seal.digests);
			if (first === void 0) continue;
			let algorithm = first[0], byAlgorithm = this.#byLength.get(seal.bytes) ?? /* @__PURE__ */ new Map(), byDigest = byAlgorithm.get(algorithm) ?? /* @__PURE__ */ new Map(), same = byDigest.get(first[1]) ?? [];
			same.push(seal), this.#byLength.set(seal.bytes, byAlgorithm.set(algorithm, byDigest.set(first[1], same)));
		}
	}
	get anyLength() {
		return this.#byLength.has(void 0);
	}
	hasLength(bytes) {
		return this.#byLength.has(bytes);
	}
	matching(bytes) {
		return [bytes.length, void 0].flatMap((length) => [...this.#byLength.get(length) ?? []]).flatMap(([algorithm, byDigest]) => byDigest.get(require_hashing.digestOf(algorithm, bytes)) ?? []).filter((seal) => require_hashing.matchesSeal(seal, bytes));
	}
};
// src/git/lfs-store.ts
function pointerTo({ bytes, digests }) {
	if (bytes !== void 0 && digests?.sha256 !== void 0) return Buffer.from(`version https://git-lfs.github.com/spec/v1\noid sha256:${digests.sha256}\nsize ${bytes}\n`);
}
function readLfsStore(commonFolder, seal, limit) {
	let oid = seal.digests.sha256;
	if (oid === void 0 || !/^[0-9a-f]{64}$/.test(oid)) return;
	let fd;
	try {
		let path = (0, node_path.join)(commonFolder, "lfs", "objects", oid.slice(0, 2), oid.slice(2, 4), oid);
		fd = (0, node_fs.openSync)(path, node_fs.constants.O_RDONLY | (node_fs.constants.O_NOFOLLOW ?? 0) | (node_fs.constants.O_NONBLOCK ?? 0));
		let stats = (0, node_fs.fstatSync)(fd);
		if (!stats.isFile() || stats.size > limit || stats.size !== (seal.bytes ?? stats.size)) return;
		let bytes = (0, node_fs.readFileSync)(fd);
		return require_hashing.matchesSeal(seal, bytes) ? bytes : void 0;
	} catch {
		return;
	} finally {
		fd !== void 0 && (0, node_fs.closeSync)(fd);
	}
}
function checkoutFactsOf(survey, file) {
	let { repository, attributes, attributeFiles, sparse } = survey, { settings, format, prefix } = repository;
	return {
		path: prefix + file.path,
		found: file.found,
		attributes: attributes?.of(file.path),
		attributeFiles,
		settings,
		format,
		sparse: sparse.has(file.path)
	};
}
function headById({ kind, id }, seal, blob, format) {
	if (kind !== "file") return;
	if (blob.id(format) === id) return {
		state: "sealed",
		blob
	};
	let pointer = pointerTo(seal);
	if (pointer !== void 0 && require_hashing.blobId(pointer, format) === id) return {
		state: "pointer",
		bytes: pointer
	};
	let lf = blob.lfId(format) === id ? require_gate.fromCrlf(blob.bytes) : void 0;
	return lf === void 0 ? { state: "other" } : {
		state: "sealed-as-crlf",
		bytes: lf
	};
}
function headBySize(entry, seal, blobs, format, partial) {
	let size = blobs.sizeOf(entry.id), pointer = pointerTo(seal);
	if (pointer?.length === size && pointer !== void 0 && require_hashing.blobId(pointer, format) === entry.id) return {
		state: "pointer",
		bytes: pointer
	};
	if (size === void 0) return {
		state: "unread",
		note: partial ? NOT_FETCHED : NOT_THERE
	};
	let sealed = seal.bytes ?? size;
	return (entry.kind === "symlink" ? size <= 4096 || size === sealed : size === sealed || size < sealed && sealed <= 2 * size || size <= 1024 && seal.digests.sha256 === void 0) ? blobs.mayRead(size) ? void 0 : {
		state: "unread",
		note: tooLarge(size)
	} : { state: "other" };
}
function headByBytes({ kind }, seal, bytes) {
	if (require_hashing.matchesSeal(seal, bytes)) return {
		state: "sealed",
		blob: new require_drift.ProvedBlob(() => bytes)
	};
	if (kind === "symlink") return {
		state: "link",
		bytes
	};
	let pointer = require_drift.readPointer(new require_drift.Content(bytes));
	return pointer !== void 0 && !require_drift.namesOther(pointer, seal) ? {
		state: "pointer",
		bytes
	} : seal.bytes !== void 0 && seal.bytes > bytes.length && require_hashing.matchesSeal(seal, require_drift.toCrlf(bytes)) ? {
		state: "sealed-as-crlf",
		bytes
	} : { state: "other" };
}
const NOT_FETCHED = {
	code: "partial-clone",
	text: "The clone is partial and the blob of HEAD is not in it. Nothing is ever fetched here; a full clone would show more."
}, NOT_THERE = {
	code: "git-failed",
	text: "The blob of HEAD is not in the object store, or not whole."
};
function tooLarge(bytes) {
	return {
		code: "too-large",
		text: `The blob of HEAD has ${bytes} bytes, which is over the limit.`
	};
}
// src/git/history.ts
async function breakingCommits(repository, head, suspects, maxCommits) {
	let open = new Map(suspects.map((suspect) => [suspect.path, suspect])), blamed = /* @__PURE__ */ new Map(), count = { commits: 0 };
	for await (let change of changesOf(repository, head, [...open.keys()], maxCommits, count)) {
		let suspect = open.get(change.path);
		if (suspect !== void 0 && breaks(change, suspect) && (blamed.set(suspect, change.commit), open.delete(change.path), open.size === 0)) break;
	}
	return {
		byPath: await confirmCommit(repository, blamed),
		commits: count.commits
	};
}
async function pastObjects(repository, head, paths, limits) {
	let wanted = new Set(paths), ids = /* @__PURE__ */ new Set();
	for await (let { path, before, after } of changesOf(repository, head, paths, limits.commits, { commits: 0 })) if (wanted.has(path)) {
		for (let id of [after, before]) /^0+$/.test(id) || ids.add(id);
		if (ids.size >= limits.candidates) break;
	}
	return ids;
}
async function* changesOf({ git, folder: cwd }, head, suspects, maxCommits, count) {
	let words = wordsFor(suspects), paths = words === void 0 ? [] : ["--", ...words];
	for (let merges of [[], ["-m"]]) {
		let only = merges.length > 0 ? ["--merges"] : [], list = await git.run(cwd, [
			"rev-list",
			`--max-count=${maxCommits}`,
			...only,
			head,
			...paths
		], void 0, MAX_LIST_BYTES);
		if (count.commits = Math.max(count.commits, list.length / (head.length + 1)), list.length === 0) continue;
		let args = [
			...DIFF_TREE,
			...merges,
			...paths
		];
		yield* changes(git.stream(cwd, args, list));
	}
}
const DIFF_TREE = [
	"diff-tree",
	"--stdin",
	"--root",
	"-r",
	"-z",
	"--relative",
	"--no-renames",
	"--raw",
	"--no-abbrev"
], MAX_LIST_BYTES = 67108864;
function breaks({ before, after }, { sealedId }) {
	return sealedId === void 0 ? /^0+$/.test(after) : before === sealedId && after !== sealedId;
}
async function* changes(output) {
	let commit = "", change;
	for await (let batch of require_objects.records(output)) for (let record of batch) if (change !== void 0) {
		let [, , before = "", after = ""] = change;
		change = void 0, yield {
			commit,
			path: record,
			before,
			after
		};
	} else record.startsWith(":") ? change = record.split(" ") : commit = record;
}
async function confirmCommit({ git, folder, prefix }, blamed) {
	if (blamed.size === 0) return /* @__PURE__ */ new Map();
	let commits = await require_objects.readCommits(git, folder, blamed.values()), wanted = /* @__PURE__ */ new Map();
	for (let [{ path }, id] of blamed) for (let commit of [id, ...commits.get(id)?.parents ?? []]) wanted.set(commit, (wanted.get(commit) ?? /* @__PURE__ */ new Set()).add(prefix + path));
	let entries = await require_objects.entriesAt(git, folder, wanted), byPath = /* @__PURE__ */ new Map();
	for (let [suspect, id] of blamed) {
		let commit = commits.get(id), at = (one) => entries.get(one)?.get(prefix + suspect.path), after = at(id), isReal = commit?.parents.some((parent) => {
			let before = at(parent);
			return suspect.sealedId === void 0 ? before !== void 0 && after === void 0 : before?.id === suspect.sealedId && after?.id !== suspect.sealedId;
		});
		commit !== void 0 && isReal === !0 && byPath.set(suspect.path, breakingCommit(id, commit));
	}
	return byPath;
}
function breakingCommit(id, { bytes }) {
	let { date, subject } = require_objects.describeCommit(bytes);
	return {
		id,
		...date !== void 0 && { date },
		subject
	};
}
function wordsFor(paths) {
	if (paths.length > 200) return;
	let words = paths.map((path) => Buffer.from(path, "latin1").toString("utf8"));
	if (!words.some((word, at) => Buffer.from(word, "utf8").toString("latin1") !== paths[at])) return words.reduce((sum, word) => sum + word.length, 0) > 8e3 ? void 0 : words;
}
// src/git/layer.ts
function layerOf(head, where) {
	switch (head.state) {
		case "unread": return { notes: [head.note] };
		case "other": return {
			layer: "commit",
			notes: []
		};
		case "link": return layerOfLink(head.bytes, where);
		case "pointer": return layerOfPointer(head.bytes, where);
		case "sealed-as-crlf": return layerOfSealedAsCrlf(head.bytes, where);
		default: return layerOfSealed(head.blob, where);
	}
}
function layerOfSealed(blob, where) {
	let { found, attributes, settings, sparse } = where;
	if (found === void 0) return sparse ? leftOut$1(settings) : {
		layer: "workspace",
		notes: []
	};
	if (attributes === void 0) return { notes: [ATTRIBUTES_UNKNOWN] };
	let rule = require_drift.onlyLineEnds(attributes, settings), conversion = rule === void 0 ? require_drift.convert(blob.bytes, attributes, settings, where.format) : void 0, crlf = blob.isCrlfOf(found);
	if (rule?.crlf !== void 0 && crlf && blob.converts(rule.crlf)) return byCheckout(rule.grounds, where);
	if (conversion?.outcomes.some((bytes) => same(found, bytes)) === !0) return byCheckout(conversion.grounds, where);
	let filter = attributes.get("filter");
	return filter === "lfs" && pointerTo(found)?.equals(blob.bytes) === !0 ? byCheckout([{ attribute: "filter" }], where) : conversion?.uncertainEncoding === void 0 ? filter !== void 0 && settings.drivers.has(filter) ? {
		notes: [{
			code: "filter-not-run",
			text: `The checkout hands the file to the filter "${filter}". No filter is ever run here, so whether it wrote these bytes is not known.`
		}],
		...because([{ attribute: "filter" }], where)
	} : {
		layer: "workspace",
		notes: crlf ? [OTHER_SETTINGS] : []
	} : {
		notes: [{
			code: "encoding-unknown",
			text: `The checkout writes the file as ${conversion.uncertainEncoding}, and whether these are the bytes of that encoding is not known here.`
		}],
		...because(conversion.grounds, where)
	};
}
const ATTRIBUTES_UNKNOWN = {
	code: "attributes-unknown",
	text: "HEAD has the sealed bytes. Git did not report the attributes of the file, so the checkout may or may not have rewritten it."
}, OTHER_SETTINGS = {
	code: "other-settings",
	text: "No setting here makes git write CRLF. A checkout on another machine or by another user may have: on Windows core.autocrlf is often true."
};
function leftOut$1({ sparseCheckout }) {
	return {
		layer: "checkout",
		notes: [{
			code: "sparse-checkout",
			text: "HEAD has the file; the sparse checkout leaves it out."
		}],
		...sparseCheckout !== void 0 && { because: [sparseCheckout.reason] }
	};
}
function layerOfPointer(pointer, where) {
	let { found, attributes, settings, format } = where;
	return attributes === void 0 ? { notes: [ATTRIBUTES_UNKNOWN] } : attributes.get("filter") === "lfs" ? found === void 0 ? where.sparse ? leftOut$1(settings) : {
		layer: "workspace",
		notes: []
	} : [pointer, ...require_drift.convert(pointer, attributes, settings, format).outcomes].some((bytes) => same(found, bytes)) ? byCheckout([{ attribute: "filter" }], where) : {
		layer: "workspace",
		notes: []
	} : {
		layer: "commit",
		notes: [{
			code: "pointer-committed",
			text: "HEAD has a Git LFS pointer to the sealed bytes, and no attribute hands the file to Git LFS: someone committed the pointer."
		}]
	};
}
function layerOfSealedAsCrlf(blob, where) {
	let { found, attributes, settings, format } = where, note = {
		code: "sealed-after-conversion",
		text: "The sealed bytes are what a checkout with CRLF line ends writes; HEAD has the file with LF, as it is written here."
	};
	return found === void 0 ? where.sparse ? leftOut$1(settings) : {
		layer: "workspace",
		notes: []
	} : [blob, ...attributes === void 0 ? [] : require_drift.convert(blob, attributes, settings, format).outcomes].some((bytes) => same(found, bytes)) ? {
		layer: "checkout",
		notes: [note]
	} : {
		layer: "workspace",
		notes: []
	};
}
function layerOfLink(target, { found, settings }) {
	let isText = found !== void 0 && same(found, target) && settings.symlinks?.value === !1, text = `HEAD has a symbolic link at this path, to ${JSON.stringify(target.toString("utf8"))}${isText ? ", which the checkout writes as text (core.symlinks=false)" : ""}.`;
	return {
		layer: "commit",
		notes: [{
			code: isText ? "symlink-as-text" : "symlink-in-commit",
			text
		}]
	};
}
function byCheckout(grounds, where) {
	return {
		layer: "checkout",
		notes: [],
		...because(grounds, where)
	};
}
function because(grounds, { path, attributes, attributeFiles }) {
	let reasons = [];
	for (let ground of grounds) {
		let reason = "setting" in ground ? ground.setting.reason : "platform" in ground ? { text: ground.platform } : lineOf(ground.attribute);
		reasons.some(({ file, line, text }) => file === reason.file && line === reason.line && text === reason.text) || reasons.push(reason);
	}
	return reasons.length === 0 ? {} : { because: reasons };
	function lineOf(attribute) {
		let value = attributes?.get(attribute) ?? "unspecified";
		return attributeFiles.locate(path, attribute, value) ?? { text: value === "set" ? attribute : `${attribute}=${value}` };
	}
}
function same({ bytes, digests }, other) {
	return bytes === other.length && digests !== void 0 && require_hashing.digestsMatch(digests, other);
}
// src/git/not-in-head.ts
function notInHead({ repository, entries }, { path, found }) {
	if (entries.get(path)?.kind === "submodule") return { notes: [untrackedNote("At this path HEAD has a submodule, not a file.")] };
	if (repository.head === void 0) return { notes: [{
		code: "no-commit",
		text: "The repository has no commit yet, so there is nothing to compare with."
	}] };
	for (let end = path.indexOf("/"); end >= 0; end = path.indexOf("/", end + 1)) {
		let way = path.slice(0, end);
		if (entries.get(way)?.kind !== "submodule") continue;
		let name = Buffer.from(way, "latin1").toString("utf8"), note = {
			code: "submodule-absent",
			text: `The file belongs to the submodule ${JSON.stringify(name)}, which is not checked out.`,
			run: [
				"git",
				"submodule",
				"update",
				"--init",
				"--",
				name
			]
		};
		return found === void 0 ? {
			layer: "checkout",
			notes: [note]
		} : { notes: [note] };
	}
	return { notes: [untrackedNote("Git does not track the file: HEAD does not have it.")] };
}
function untrackedNote(text) {
	return {
		code: "untracked",
		text
	};
}
async function shallowNote({ git, folder, head }) {
	let count = await git.run(folder, [
		"rev-list",
		"--count",
		"--max-count=1000",
		head ?? "HEAD"
	]).then((answer) => answer.toString("latin1").trim()).catch(() => "");
	return {
		code: "shallow",
		text: `The clone has ${count === "1" ? "only the last commit" : /^\d+$/.test(count) ? `only the last ${count} commits` : "only part of its history"}. All of it (with actions/checkout: fetch-depth: 0) would show which commit changed the file, and may hold the sealed bytes; one more commit would show whether the oldest one here did it.`,
		run: [
			"git",
			"fetch",
			"--unshallow"
		]
	};
}
function neverCommittedNote(sealedIdKnown) {
	return {
		code: "never-committed",
		text: sealedIdKnown ? "No commit up to HEAD had the sealed bytes at this path and then lost them." : "The sealed bytes are in no commit: no blob of this clone has them."
	};
}
// src/git/find-original.ts
var OriginalSearch = class {
	#survey;
	#limits;
	#blobs;
	#open;
	constructor(survey, cases, limits) {
		this.#survey = survey, this.#limits = limits, this.#blobs = new Blobs(survey.repository, limits), this.#open = new Set(cases);
	}
	async *search() {
		await this.#attempt(() => this.#blobs.measure(this.#knownIds())), yield* this.#heads(), await this.#attempt(() => this.#manifestIds()), this.#lfsStore(), await this.#attempt(() => this.#objectStore()), await this.#attempt(() => this.#history()), yield* this.#originals();
		for (let one of this.#open) yield this.#explanation(one);
	}
	async #attempt(step) {
		try {
			await step();
		} catch (error) {
			this.#failed(error);
		}
	}
	#failed(error) {
		let note = {
			code: "git-failed",
			text: `Git did not answer every query: ${require_hashing.errorMessage(error)}.`
		};
		for (let { notes } of this.#open) notes.some(({ text }) => text === note.text) || notes.push(note);
	}
	#unproved() {
		return [...this.#open].filter(({ proved, source }) => !proved && source === void 0);
	}
	#knownIds() {
		let ids = /* @__PURE__ */ new Set();
		for (let { file, layerResult } of this.#open) {
			if (layerResult !== void 0) continue;
			let entry = this.#survey.entries.get(file.path);
			entry !== void 0 && entry.kind !== "submodule" && ids.add(entry.id);
			let given = this.#idOf(file.seal);
			given !== void 0 && ids.add(given);
		}
		return ids;
	}
	#idOf({ git }) {
		let digits = this.#survey.repository.format === "sha256" ? /^[0-9a-f]{64}$/ : /^[0-9a-f]{40}$/;
		return git !== void 0 && digits.test(git) ? git : void 0;
	}
	async *#heads() {
		let { entries, repository } = this.#survey, waiting = /* @__PURE__ */ new Map();
		for (let one of this.#open) {
			if (one.layerResult !== void 0) continue;
			let { seal, path } = one.file, entry = entries.get(path);
			if (entry === void 0 || entry.kind === "submodule") continue;
			let head = waiting.has(entry.id) ? void 0 : headBySize(entry, seal, this.#blobs, repository.format, repository.settings.partialClone);
			head === void 0 ? add(waiting, entry.id, one) : one.layerResult = layerOf(head, checkoutFactsOf(this.#survey, one.file));
		}
		try {
			for await (let { id, bytes } of this.#blobs.read([...waiting.keys()])) {
				for (let one of waiting.get(id) ?? []) {
					let original = bytes === void 0 ? this.#judgeForged(one, id) : this.#judgeBytes(one, bytes);
					original !== void 0 && (yield this.#explanation(one, original));
				}
				waiting.delete(id);
			}
		} catch (error) {
			this.#failed(error);
		}
	}
	#judgeForged(one, id) {
		one.layerResult = { notes: [{
			code: "object-forged",
			text: `HEAD cannot be read at this path: ${require_objects.forged(id)}.`
		}] };
	}
	#judgeBytes(one, bytes) {
		let { seal, path } = one.file, entry = this.#survey.entries.get(path);
		if (entry === void 0) return;
		let head = headByBytes(entry, seal, bytes);
		if (one.layerResult = layerOf(head, checkoutFactsOf(this.#survey, one.file)), head.state === "sealed" || head.state === "sealed-as-crlf") return one.source = "HEAD", head.state === "sealed" ? bytes : require_drift.toCrlf(bytes);
	}
	async #manifestIds() {
		let waiting = /* @__PURE__ */ new Map();
		for (let one of this.#unproved()) {
			let id = this.#idOf(one.file.seal), size = id === void 0 ? void 0 : this.#blobs.sizeOf(id);
			id !== void 0 && size !== void 0 && (one.file.seal.bytes ?? size) === size && (waiting.has(id) || this.#blobs.mayRead(size)) && add(waiting, id, one);
		}
		for await (let { id, bytes } of this.#blobs.read([...waiting.keys()])) for (let one of waiting.get(id) ?? []) bytes !== void 0 && require_hashing.matchesSeal(one.file.seal, bytes) && (one.source = "manifest-id", one.sealedId = id);
	}
	#lfsStore() {
		for (let one of this.#unproved()) this.#inLfsStore(one) !== void 0 && (one.source = "lfs-store");
	}
	#inLfsStore({ file }) {
		return readLfsStore(this.#survey.repository.commonFolder, file.seal, this.#limits.blobBytes);
	}
	async #objectStore() {
		let cases = this.#unproved();
		if (cases.length === 0) return;
		let { ids, limit } = await this.#blobs.find(cases.map(({ file }) => file.seal), await this.#pastOf(cases.filter(({ file }) => file.seal.bytes === void 0)));
		for (let one of cases) {
			let id = ids.get(one.file.seal);
			id === void 0 ? limit !== void 0 && one.notes.push({
				code: "limit",
				text: `The search of the object store was cut short: ${limit}.`
			}) : (one.source = "object-store", one.sealedId = id);
		}
	}
	async #pastOf(cases) {
		let { head } = this.#survey.repository;
		if (head === void 0 || cases.length === 0) return /* @__PURE__ */ new Set();
		try {
			let paths = cases.map(({ file }) => file.path);
			return await pastObjects(this.#survey.repository, head, paths, this.#limits);
		} catch (error) {
			return this.#failed(error), /* @__PURE__ */ new Set();
		}
	}
	async #history() {
		let { repository, entries } = this.#survey, cases = [...this.#open].filter(({ file, layerResult }) => layerResult?.layer === "commit" || !entries.has(file.path)), whole = !1;
		try {
			whole = await this.#nameCommits(cases.filter(({ file, sealedId }) => sealedId !== void 0 || !entries.has(file.path)));
		} finally {
			let shallow = repository.shallow && cases.length > 0 ? await shallowNote(repository) : void 0;
			for (let one of cases) one.layerResult ??= one.commit === void 0 ? notInHead(this.#survey, one.file) : {
				layer: "commit",
				notes: []
			}, one.commit === void 0 && (shallow === void 0 ? whole && one.layerResult.layer === "commit" && one.notes.length === 0 && one.notes.push(neverCommittedNote(one.sealedId !== void 0)) : one.notes.push(shallow));
		}
	}
	async #nameCommits(suspects) {
		let { head, settings } = this.#survey.repository;
		if (head === void 0) return !1;
		if (suspects.length === 0) return !settings.partialClone;
		let wanted = suspects.map(({ file, sealedId }) => ({
			path: file.path,
			...sealedId !== void 0 && { sealedId }
		})), { byPath, commits } = await breakingCommits(this.#survey.repository, head, wanted, this.#limits.commits);
		for (let one of suspects) {
			let commit = byPath.get(one.file.path);
			commit !== void 0 && (one.commit = commit);
		}
		if (commits < this.#limits.commits) return !settings.partialClone;
		let text = `Only the last ${this.#limits.commits} commits were looked at for the one that changed the file.`;
		for (let one of suspects) one.commit === void 0 && one.notes.push({
			code: "limit",
			text
		});
		return !1;
	}
	async *#originals() {
		let waiting = /* @__PURE__ */ new Map();
		for (let one of this.#open) if (one.source === "lfs-store") {
			let original = this.#inLfsStore(one);
			original !== void 0 && (yield this.#explanation(one, original));
		} else one.source !== void 0 && one.sealedId !== void 0 && add(waiting, one.sealedId, one);
		try {
			for await (let { id, bytes } of this.#blobs.read([...waiting.keys()])) if (bytes !== void 0) for (let one of waiting.get(id) ?? []) require_hashing.matchesSeal(one.file.seal, bytes) && (yield this.#explanation(one, bytes));
		} catch (error) {
			this.#failed(error);
		}
	}
	#explanation(one, original) {
		this.#open.delete(one);
		let { file, layerResult, source, commit, notes } = one;
		return {
			index: file.index,
			...original !== void 0 && source !== void 0 && {
				original,
				source
			},
			...layerResult?.layer !== void 0 && { layer: layerResult.layer },
			...layerResult?.because !== void 0 && { because: layerResult.because },
			...commit !== void 0 && { commit },
			notes: [...layerResult?.notes ?? [], ...notes],
			repository: this.#survey.repository.top
		};
	}
};
function add(cases, id, one) {
	let same = cases.get(id);
	same === void 0 ? cases.set(id, [one]) : same.push(one);
}
// src/git/pattern.ts
const NEVER = () => !1;
function pathMatcher(pattern, ignoreCase) {
	if (pattern.endsWith("/") || pattern.startsWith("!")) return NEVER;
	let byName = !pattern.includes("/"), matches = matcherOf(pattern.startsWith("/") ? pattern.slice(1) : pattern, !byName, ignoreCase);
	return (path) => {
		let text = ignoreCase ? lowerCase(path) : path;
		return matches(byName ? text.slice(text.lastIndexOf("/") + 1) : text);
	};
}
function matcherOf(pattern, withFolders, ignoreCase) {
	let plain = ignoreCase ? lowerCase(pattern) : pattern;
	if (!SPECIAL.test(pattern)) return (text) => text === plain;
	if (!withFolders && !SPECIAL.test(pattern.slice(1)) && pattern.startsWith("*")) return (text) => text.endsWith(plain.slice(1));
	let tokens = tokensOf(pattern, ignoreCase);
	return tokens === void 0 ? NEVER : (text) => runs(tokens, text);
}
const SPECIAL = /[*?[\\]/;
function tokensOf(pattern, ignoreCase) {
	let tokens = [], start = pattern.search(SPECIAL), at = 0;
	for (; at < pattern.length;) {
		let c = pattern[at];
		if (c === "*") {
			let end = at;
			for (; pattern[end] === "*";) end++;
			let next = pattern.slice(end, end + 2), begins = at === start || pattern[at - 1] === "/", whole = end - at > 1 && begins && (next === "" || next.startsWith("/") || next === "\\/");
			whole && next.startsWith("/") && tokens.push({ kind: "folders" }), tokens.push({
				kind: "run",
				slashes: whole
			}), at = end;
		} else if (c === "?") tokens.push({
			kind: "class",
			holds: (/* @__PURE__ */ new Uint8Array(256)).fill(1).fill(0, 47, 48)
		}), at++;
		else if (c === "[") {
			let set = classAt(pattern, at + 1, ignoreCase);
			if (set === void 0) return;
			tokens.push({
				kind: "class",
				holds: set.holds
			}), at = set.end;
		} else {
			let escaped = c === "\\";
			if (escaped && at++, at === pattern.length) return;
			tokens.push({
				kind: "byte",
				code: (ignoreCase && !escaped ? lowerCase(pattern) : pattern).charCodeAt(at)
			}), at++;
		}
	}
	return tokens;
}
const NAMED = {
	alnum: /[0-9A-Za-z]/,
	alpha: /[A-Za-z]/,
	blank: /[ \t]/,
	cntrl: /[\0-\x1f\x7f]/,
	digit: /\d/,
	graph: /[!-~]/,
	lower: /[a-z]/,
	print: /[ -~]/,
	punct: /[!-/:-@[-`{-~]/,
	space: /[\t-\r ]/,
	upper: /[A-Z]/,
	xdigit: /[0-9A-Fa-f]/
};
function classAt(pattern, start, ignoreCase) {
	let holds = /* @__PURE__ */ new Uint8Array(256), negated = pattern[start] === "!" || pattern[start] === "^", at = negated ? start + 1 : start, previous = -1;
	for (let first = !0; first || pattern[at] !== "]"; first = !1) {
		if (at >= pattern.length) return;
		let named = pattern.startsWith("[:", at) ? /^\[:([a-z]*):\]/.exec(pattern.slice(at, at + 12)) : null;
		if (named !== null) {
			let test = NAMED[named[1] ?? ""];
			if (test === void 0) return;
			for (let code = 0; code < 256; code++) test.test(String.fromCharCode(code)) && (holds[code] = 1);
			ignoreCase && named[1] === "upper" && holds.fill(1, 97, 123), at += named[0].length, previous = -1;
			continue;
		}
		let range = pattern[at] === "-" && previous >= 0 && at + 1 < pattern.length && pattern[at + 1] !== "]";
		if (range && at++, pattern[at] === "\\" && at++, at >= pattern.length) return;
		let code = pattern.charCodeAt(at++);
		if (range) {
			holds.fill(1, Math.min(previous, code + 1), code + 1);
			for (let lower = 97; ignoreCase && lower < 123; lower++) lower - 32 >= previous && lower - 32 <= code && (holds[lower] = 1);
		} else holds[code] = 1;
		previous = range ? -1 : code;
	}
	if (negated) for (let code = 0; code < 256; code++) holds[code] = holds[code] === 1 ? 0 : 1;
	return holds[47] = 0, {
		holds,
		end: at + 1
	};
}
function runs(tokens, text) {
	let last = tokens.length, states = new Uint8Array(last + 1), next = new Uint8Array(last + 1);
	enter(states, 0);
	for (let i = 0; i < text.length; i++) {
		let code = text.charCodeAt(i);
		next.fill(0);
		for (let n = 0; n < last; n++) {
			let token = states[n] === 1 ? tokens[n] : void 0;
			token !== void 0 && token.kind !== "folders" && (token.kind === "run" ? (token.slashes || code !== 47) && enter(next, n) : (token.kind === "byte" ? token.code === code : token.holds[code] === 1) && enter(next, n + 1));
		}
		let swap = states;
		states = next, next = swap;
	}
	return states[last] === 1;
	function enter(set, state) {
		for (let n = state; set[n] === 0; n++) {
			set[n] = 1;
			let kind = tokens[n]?.kind;
			if (kind === "folders" && enter(set, n + 3), kind !== "folders" && kind !== "run") return;
		}
	}
}
function lowerCase(text) {
	return text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}
// src/git/attribute-files.ts
const BINARY = ["binary", [
	"diff",
	"merge",
	"text"
].map((name) => ({
	name,
	value: "unset"
}))];
function parseAttributes(text, name, base, ignoreCase) {
	let lines = [], macros = /* @__PURE__ */ new Map(), end = text.indexOf("\0"), rows = (end < 0 ? text : text.slice(0, end)).replace(/^\xef\xbb\xbf/, "").split("\n");
	for (let [index, row] of rows.entries()) {
		if (row.length >= 2048) continue;
		let line = row.replace(/^[ \t\r]+|(?<![ \t\r])[ \t\r]+$/g, "");
		if (line === "" || line.startsWith("#")) continue;
		let { pattern, rest } = split(line), assigns = rest.split(/[ \t\r]+/).flatMap((word) => word === "" ? [] : [assignment(word)]);
		if (assigns.some((one) => one === void 0)) continue;
		let known = assigns.filter((one) => one !== void 0), macro = /^\[attr\](.+)$/.exec(pattern)?.[1];
		macro !== void 0 && base === "" ? macros.set(macro, known) : macro === void 0 && lines.push({
			number: index + 1,
			text: line,
			matches: pathMatcher(pattern, ignoreCase),
			assigns: known
		});
	}
	return {
		name,
		base,
		lines: lines.reverse(),
		macros
	};
}
function split(line) {
	let quoted = /^"((?:[^"\\]|\\.)*)"/.exec(line);
	if (quoted !== null) return {
		pattern: unquotePattern(quoted[1] ?? ""),
		rest: line.slice(quoted[0].length)
	};
	let pattern = /^[^ \t\r]*/.exec(line)?.[0] ?? "";
	return {
		pattern,
		rest: line.slice(pattern.length)
	};
}
const ESCAPES = {
	a: "\x07",
	b: "\b",
	f: "\f",
	n: "\n",
	r: "\r",
	t: "	",
	v: "\v"
};
function unquotePattern(text) {
	return text.replace(/\\([0-7]{3}|.)/g, (_, code) => code.length === 3 ? String.fromCharCode(Number.parseInt(code, 8) & 255) : ESCAPES[code] ?? code);
}
function assignment(word) {
	let [, sign, name, value] = /^([-!]?)([\w.][\w.-]*)(?:=(.*))?$/s.exec(word) ?? [];
	if (!(name === void 0 || name.startsWith("builtin_"))) return {
		name,
		value: sign === "-" ? "unset" : sign === "!" ? "unspecified" : value ?? "set"
	};
}
var AttributeFiles = class {
	#top;
	#folders;
	#ignoreCase;
	#read = /* @__PURE__ */ new Map();
	#chains = /* @__PURE__ */ new Map();
	#info;
	#shared;
	constructor(top, paths, ignoreCase) {
		this.#top = top, this.#folders = new require_hashing.Folders(top), this.#ignoreCase = ignoreCase, this.#info = this.#parsed(paths.info, ".git/info/attributes", ""), this.#shared = paths.shared === void 0 ? void 0 : this.#parsed(paths.shared, paths.shared, "");
	}
	locate(path, attribute, value) {
		let { files, macros } = this.#chainOf(path.slice(0, path.lastIndexOf("/") + 1)), assigned = /* @__PURE__ */ new Map();
		for (let { name, base, lines } of files) {
			let relative = path.slice(base.length);
			for (let line of lines) {
				if (!line.matches(relative)) continue;
				assign(line.assigns, macros, assigned);
				let given = assigned.get(attribute);
				if (given === void 0) continue;
				let shown = Buffer.from(line.text, "latin1").toString("utf8");
				return given === value ? {
					file: name,
					line: line.number,
					text: shown
				} : void 0;
			}
		}
	}
	#chainOf(folder) {
		let known = this.#chains.get(folder);
		if (known !== void 0) return known;
		let inTree = [];
		for (let base = folder; this.#read.has(base) || this.#read.set(base, this.#inFolder(base)), inTree.push(this.#read.get(base)), base !== ""; base = base.slice(0, base.lastIndexOf("/", base.length - 2) + 1));
		let files = [
			this.#info,
			...inTree,
			this.#shared
		].filter((file) => file !== void 0), chain = {
			files,
			macros: new Map([BINARY, ...files.toReversed().flatMap((file) => [...file.macros])])
		};
		return this.#chains.set(folder, chain), chain;
	}
	#inFolder(base) {
		let name = `${Buffer.from(base, "latin1").toString("utf8")}.gitattributes`;
		if (this.#folders.problem(name) === void 0) return this.#parsed((0, node_path.join)(this.#top, ...name.split("/")), name, base);
	}
	#parsed(path, name, base) {
		let text = plainText(path);
		return text === void 0 ? void 0 : parseAttributes(text, name.split(node_path.sep).join("/"), base, this.#ignoreCase);
	}
};
function assign(assigns, macros, assigned) {
	for (let { name, value } of assigns.toReversed()) assigned.has(name) || (assigned.set(name, value), value === "set" && assign(macros.get(name) ?? [], macros, assigned));
}
function plainText(path) {
	let fd;
	try {
		fd = (0, node_fs.openSync)(path, node_fs.constants.O_RDONLY | (node_fs.constants.O_NOFOLLOW ?? 0) | (node_fs.constants.O_NONBLOCK ?? 0));
		let stats = (0, node_fs.fstatSync)(fd);
		return stats.isFile() && stats.size <= 1048576 ? (0, node_fs.readFileSync)(fd, "latin1") : void 0;
	} catch {
		return;
	} finally {
		fd !== void 0 && (0, node_fs.closeSync)(fd);
	}
}
// src/git/inspect-repositories.ts
const TOO_MANY = {
	code: "limit",
	text: "Only the first 32 repositories inside the root were inspected."
};
async function inspectRepositories(git, folder, files) {
	let answered = [], unanswered = [], waiting = [{
		folder,
		files
	}], repositories = 0;
	for (let next = waiting.shift(); next !== void 0; next = waiting.shift()) {
		let survey = await surveyOne(git, next.folder, next.files), strangers = next.files.filter(({ path }) => !("repository" in survey) || !survey.entries.has(path)), inner = innerRepositories(next.folder, strangers), gone = new Set([...inner.values()].flat().map(({ index }) => index)), kept = gone.size === 0 ? next.files : next.files.filter(({ index }) => !gone.has(index));
		"repository" in survey ? answered.push({
			...survey,
			files: kept
		}) : unanswered.push({
			files: kept,
			notes: survey.notes
		});
		for (let [way, own] of inner) {
			let below = own.map((file) => ({
				...file,
				path: file.path.slice(way.length + 1)
			}));
			++repositories > 32 ? unanswered.push({
				files: below,
				notes: [TOO_MANY]
			}) : waiting.push({
				folder: (0, node_path.join)(next.folder, Buffer.from(way, "latin1").toString("utf8")),
				files: below
			});
		}
	}
	return {
		answered,
		unanswered
	};
}
async function surveyOne(git, folder, files) {
	try {
		if (require_hashing.folderWithGit(folder) === void 0) return { notes: [] };
		let repository = await require_objects.openRepository(git, folder);
		return "refusal" in repository ? { notes: [repository.refusal] } : await ask(repository, files);
	} catch (error) {
		return { notes: [{
			code: "git-failed",
			text: `Git did not answer: ${require_hashing.errorMessage(error)}`
		}] };
	}
}
async function ask(repository, files) {
	let { git, folder, top, commonFolder, head, settings } = repository, paths = new Set(files.map(({ path }) => path)), configured = settings.attributesFile ? await require_objects.configuredAttributesFile(git, top) : void 0, override = settings.attributesFile ? ["-c", `core.attributesFile=${configured ?? ""}`] : [], missing = settings.sparseCheckout?.value === !0 && files.some(({ found }) => found === void 0), [entries, attributes, sparse] = await Promise.all([
		head === void 0 ? /* @__PURE__ */ new Map() : entriesBelow(repository, head, paths),
		require_objects.readAttributes(git, folder, [...paths], override).catch(() => void 0),
		missing ? leftOut(git, folder, paths).catch(() => /* @__PURE__ */ new Set()) : /* @__PURE__ */ new Set()
	]);
	return {
		repository,
		files,
		entries,
		attributes,
		attributeFiles: new AttributeFiles(top, {
			info: (0, node_path.join)(commonFolder, "info", "attributes"),
			shared: configured ?? sharedAttributesFile(git)
		}, settings.ignoreCase),
		sparse
	};
}
async function entriesBelow({ git, folder, prefix }, commit, paths) {
	let wanted = new Set([...paths].map((path) => prefix + path)), entries = (await require_objects.entriesAt(git, folder, /* @__PURE__ */ new Map([[commit, wanted]]))).get(commit) ?? /* @__PURE__ */ new Map();
	return new Map([...entries].flatMap(([path, entry]) => entry.kind === "folder" ? [] : [[path.slice(prefix.length), entry]]));
}
function sharedAttributesFile({ environment }) {
	let { XDG_CONFIG_HOME: config, HOME: home } = environment;
	return config ? (0, node_path.join)(config, "git", "attributes") : home ? (0, node_path.join)(home, ".config", "git", "attributes") : void 0;
}
async function leftOut(git, folder, paths) {
	let out = /* @__PURE__ */ new Set();
	for await (let batch of require_objects.records(git.stream(folder, [
		"ls-files",
		"-z",
		"-t",
		"--cached"
	]))) for (let record of batch) record.startsWith("S ") && paths.has(record.slice(2)) && out.add(record.slice(2));
	return out;
}
function innerRepositories(folder, files) {
	let folders = new require_hashing.Folders(folder), known = /* @__PURE__ */ new Map(), inner = /* @__PURE__ */ new Map();
	for (let file of files) for (let end = file.path.indexOf("/"); end >= 0; end = file.path.indexOf("/", end + 1)) {
		let way = file.path.slice(0, end), name = Buffer.from(way, "latin1").toString("utf8");
		if (known.has(way) || known.set(way, !name.includes("�") && isRepository(name)), known.get(way) !== !0) continue;
		let own = inner.get(way) ?? [];
		inner.set(way, own), own.push(file);
		break;
	}
	return inner;
	function isRepository(name) {
		return folders.problem(`${name}/.git`) === void 0 && require_hashing.hasGit((0, node_path.join)(folder, name));
	}
}
// src/git/model.ts
const DEFAULT_GIT_LIMITS = {
	milliseconds: 18e4,
	blobBytes: 67108864,
	totalBytes: 536870912,
	candidates: 1e4,
	commits: 2e4
};
// src/git/explain-file.ts
var explain_file_exports = /* @__PURE__ */ require_rolldown_runtime.__exportAll({ askGit: () => askGit$1 });
async function askGit$1(root, files, options = {}) {
	let environment = options.environment ?? process.env, limits = {
		...DEFAULT_GIT_LIMITS,
		...options.limits
	}, asked = files.map((file, index) => ({
		...file,
		index,
		path: latin1PathOf(file)
	}));
	if (asked.length === 0) return new GitAnswers({
		answered: [],
		unanswered: []
	}, limits);
	let program = require_objects.findGit(environment, require_hashing.folderWithGit(root) ?? root);
	if (program === void 0) return new GitAnswers({
		answered: [],
		unanswered: [{
			files: asked,
			notes: require_hashing.folderWithGit(root) === void 0 ? [] : [NOT_INSTALLED]
		}]
	}, limits);
	let git = new require_objects.Git(program, environment);
	return git.allow(limits.milliseconds), new GitAnswers(await inspectRepositories(git, root, asked), limits);
}
const NOT_INSTALLED = {
	code: "git-not-installed",
	text: "The files lie in a git repository, but there is no git outside it to ask what happened to them."
};
function latin1PathOf({ seal }) {
	return Buffer.from(seal.rawPath ?? Buffer.from(seal.path, "utf8")).toString("latin1");
}
function blobOf(original) {
	return "facts" in original ? new require_drift.ProvedBlob(original.bytes, original.facts) : new require_drift.ProvedBlob(() => original);
}
var GitAnswers = class {
	#surveys;
	#limits;
	#places = /* @__PURE__ */ new Map();
	#settled = /* @__PURE__ */ new Set();
	constructor(surveys, limits) {
		this.#surveys = surveys, this.#limits = limits;
		for (let survey of surveys.answered) for (let file of survey.files) this.#places.set(file.index, {
			survey,
			one: {
				file,
				proved: !1,
				notes: []
			}
		});
	}
	explain(index, original) {
		let place = this.#places.get(index);
		if (place !== void 0) try {
			return this.#explainAt(index, place, blobOf(original));
		} catch {
			return;
		}
	}
	#explainAt(index, place, blob) {
		let { survey, one } = place, { format, top } = survey.repository, entry = survey.entries.get(one.file.path), head = entry === void 0 ? void 0 : headById(entry, one.file.seal, blob, format), known = {
			...one,
			proved: !0,
			sealedId: head?.state === "sealed" && entry ? entry.id : blob.id(format)
		};
		if (this.#places.set(index, {
			survey,
			one: known
		}), head === void 0) return;
		known.layerResult = layerOf(head, checkoutFactsOf(survey, one.file));
		let { layer, because, notes } = known.layerResult;
		if (layer !== "commit") return this.#settled.add(index), {
			index,
			...layer !== void 0 && { layer },
			...because !== void 0 && { because },
			notes,
			repository: top
		};
	}
	async *search() {
		for (let { files, notes } of this.#surveys.unanswered) for (let { index } of files) yield {
			index,
			notes
		};
		for (let survey of this.#surveys.answered) {
			let open = survey.files.flatMap(({ index }) => this.#settled.has(index) ? [] : this.#places.get(index)?.one ?? []);
			open.length !== 0 && (survey.repository.git.allow(this.#limits.milliseconds), yield* new OriginalSearch(survey, open, this.#limits).search());
		}
	}
};
// src/git/folder-at.ts
const MAX_BYTES = 268435456;
async function readFolderAt(cwd, revision, environment = process.env) {
	let program = require_objects.findGit(environment, cwd);
	if (program === void 0) throw new require_commit_seals.NoSuchCommit("there is no git here to read it");
	let store = {
		git: new require_objects.Git(program, environment),
		cwd
	};
	store.git.allow(require_objects.MAX_MILLISECONDS);
	let prefix = await require_objects.prefixOf(store.git, cwd), found = await require_commit_seals.findCommit(store, revision);
	store.git.allow(6e5);
	let entries = await require_objects.filesAt(store.git, cwd, found.commit, prefix), strange = entries.find(({ kind }) => kind !== "file");
	if (strange !== void 0) throw Error(`${JSON.stringify(strange.path)} was not a regular file`);
	let blobs = /* @__PURE__ */ new Map(), total = 0;
	for await (let { id, bytes } of require_objects.readBlobs(store.git, cwd, [...new Set(entries.map(({ id }) => id))])) {
		if (bytes === void 0) throw Error(`the stored object ${id} does not have the bytes of its id`);
		if (total += bytes.length, total > MAX_BYTES) throw Error(`the folder has more than ${MAX_BYTES} bytes`);
		blobs.set(id, Buffer.from(bytes));
	}
	let files = entries.map(({ path, id }) => {
		let bytes = blobs.get(id);
		if (bytes === void 0) throw Error(`the bytes of ${JSON.stringify(path)} are not in this clone`);
		return [Buffer.from(path, "latin1").toString("utf8"), bytes];
	});
	return {
		...found,
		files: new Map(files)
	};
}
// src/git/staged.ts
const MAX_MILLISECONDS$2 = 6e5, MAX_BLOB_BYTES = 1073741824;
async function openStaged(cwd, environment) {
	let program = require_objects.findGit(environment, cwd);
	if (program === void 0) return;
	let plain = new require_objects.Git(program, environment);
	plain.allow(MAX_MILLISECONDS$2);
	let prefix = await require_objects.prefixOf(plain, cwd).catch((error) => {
		if (!(error instanceof require_objects.GitFailed && /not a git repository/.test(error.stderr))) throw error;
	});
	if (prefix === void 0) return;
	let top = await require_objects.topOf(plain, cwd), index = environment.GIT_INDEX_FILE, git = index ? new require_objects.Git(program, environment, { GIT_INDEX_FILE: (0, node_path.resolve)(top, index) }) : plain;
	return git.allow(MAX_MILLISECONDS$2), {
		top,
		prefix,
		entries: await entriesOf(git, top),
		sizes: async (ids) => (git.allow(MAX_MILLISECONDS$2), require_objects.blobSizes(git, top, [...ids])),
		blobs: (ids) => checkedBlobs(git, top, ids),
		attributes: async (paths) => {
			git.allow(MAX_MILLISECONDS$2);
			let folder = (await git.run(top, ["rev-parse", "--git-common-dir"])).toString("utf8").replace(/\r?\n$/, "");
			return {
				attributes: await require_objects.readAttributes(git, top, paths, [], ["--cached"]),
				commonFolder: (0, node_path.resolve)(top, folder)
			};
		}
	};
}
const LISTING = [
	"diff-index",
	"--cached",
	"--raw",
	"-z",
	"--no-renames",
	"--no-relative",
	"--no-ext-diff",
	"--ignore-submodules=none",
	"--ita-invisible-in-index",
	"--full-index",
	"--no-abbrev"
];
async function entriesOf(git, top) {
	let emptyTree = (await git.run(top, [
		"hash-object",
		"-t",
		"tree",
		"--stdin"
	], Buffer.alloc(0))).toString("latin1").trim(), entries = /* @__PURE__ */ new Map(), characters = 0, entry;
	for await (let batch of require_objects.records(git.stream(top, [...LISTING, emptyTree]))) for (let record of batch) if (entry === void 0) entry = record;
	else {
		if (characters += record.length, entries.size >= 5e6 || characters > 536870912) throw new require_objects.GitFailed("the index has more files than are listed here", "");
		entries.set(record, parseEntry(entry, record)), entry = void 0;
	}
	if (entry !== void 0) throw new require_objects.GitFailed("git diff-index broke off", "");
	return entries;
}
function parseEntry(record, path) {
	let [, mode = "", , id = "", status = ""] = record.split(" "), shown = JSON.stringify(Buffer.from(path, "latin1").toString("utf8"));
	if (status === "U") throw new require_objects.GitFailed(`${shown} is not merged yet: nothing can be committed before "git add" resolves it`, "");
	let kind = KINDS[mode];
	if (status !== "A" || kind === void 0 || !require_hashing.isObjectId(id) || /^0+$/.test(id)) throw new require_objects.GitFailed(`git listed ${shown} in the index in a way that is not understood`, "");
	return {
		kind,
		id
	};
}
const KINDS = {
	100644: "file",
	100755: "executable",
	12e4: "symlink",
	16e4: "submodule"
};
async function* checkedBlobs(git, top, ids) {
	git.allow(MAX_MILLISECONDS$2);
	let sizes = await require_objects.blobSizes(git, top, [...ids]).catch((error) => {
		throw new require_objects.GitFailed(`the staged bytes cannot be read: ${require_hashing.errorMessage(error)}`, "");
	});
	for (let id of ids) {
		let size = sizes.get(id);
		if (size === void 0) throw new require_objects.GitFailed(`the repository does not have the staged object ${id}`, "");
		if (size > MAX_BLOB_BYTES) throw new require_objects.GitFailed(`the staged object ${id} has ${size} bytes; at most ${MAX_BLOB_BYTES} are read`, "");
	}
	let left = new Set(ids);
	for await (let { id, bytes } of require_objects.readBlobs(git, top, [...ids])) {
		if (bytes === void 0) throw new require_objects.GitFailed(require_objects.forged(id), "");
		left.delete(id), yield {
			id,
			bytes
		};
	}
	for (let id of left) throw new require_objects.GitFailed(`the repository does not have the staged object ${id}`, "");
}
var StagedCheckout = class StagedCheckout {
	#folder;
	#seals;
	#attributesOf;
	constructor(folder, seals, attributesOf) {
		this.#folder = folder, this.#seals = seals, this.#attributesOf = attributesOf;
	}
	static async of(tree, seals) {
		let files = [...seals.keys()].filter((path) => tree.entries.has(path));
		if (files.length === 0 || ![...tree.entries.keys()].some((path) => /(?:^|\/)\.gitattributes$/.test(path))) return;
		let { attributes, commonFolder } = await tree.attributes(files);
		return new StagedCheckout(commonFolder, seals, (path) => attributes.of(path));
	}
	bytesOf(path, blob) {
		let seals = this.#seals.get(path) ?? [];
		if (seals.length === 0 || seals.some((seal) => require_hashing.matchesSeal(seal, blob))) return blob;
		for (let seal of seals) {
			let written = this.#writtenFor(seal, path, blob);
			if (written !== void 0 && require_hashing.matchesSeal(seal, written)) return written;
		}
		return blob;
	}
	#writtenFor(seal, path, blob) {
		let attributes = this.#attributesOf(path), filter = attributes.get("filter");
		if (filter === "lfs") return namesSealed(blob, seal) ? readLfsStore(this.#folder, seal, 1073741824) : void 0;
		let text = attributes.get("text"), isOther = filter !== void 0 || attributes.get("ident") === "set" || attributes.get("working-tree-encoding") !== void 0;
		if (!(attributes.get("eol") !== "crlf" || text === "unset" || isOther)) return require_drift.willConvert(blob, text === "auto" ? "auto" : "always") ? require_drift.toCrlf(blob) : void 0;
	}
};
function namesSealed(blob, { digests }) {
	let [, oid] = blob.length > 1024 ? [] : /^oid sha256:([0-9a-f]{64})$/m.exec(blob.toString("latin1")) ?? [];
	return oid !== void 0 && oid === digests.sha256;
}
// src/git/head.ts
var head_exports = /* @__PURE__ */ require_rolldown_runtime.__exportAll({ headCommit: () => headCommit });
async function headCommit(folder, environment) {
	let program = require_hashing.folderWithGit(folder) === void 0 ? void 0 : require_objects.findGit(environment, folder);
	if (program === void 0) return;
	let git = new require_objects.Git(program, environment);
	git.allow(require_objects.MAX_MILLISECONDS);
	try {
		let id = (await git.run(folder, [
			"rev-parse",
			"--verify",
			"--quiet",
			"HEAD^{commit}"
		])).toString("latin1").trim();
		return require_hashing.isObjectId(id) ? id : void 0;
	} catch {
		return;
	}
}
// src/git/ignored.ts
var ignored_exports = /* @__PURE__ */ require_rolldown_runtime.__exportAll({ ignoredFiles: () => ignoredFiles });
const PATTERN = /[*?[\\]/;
async function ignoredFiles(root, paths) {
	let ignored = /* @__PURE__ */ new Map();
	for (let [top, names] of namesByTop(root, paths)) {
		let matched = await askGit(top, ["--no-index"], [...names.keys()]), untracked = matched && await askGit(top, [], [...matched].filter((name) => !PATTERN.test(name)));
		for (let [name, path] of names) matched === void 0 || untracked === void 0 ? ignored.set(path, "unknown") : (PATTERN.test(name) ? matched.has(name) : untracked.has(name)) && ignored.set(path, "ignored");
	}
	return ignored;
}
function namesByTop(root, paths) {
	let places = /* @__PURE__ */ new Map(), byTop = /* @__PURE__ */ new Map();
	for (let path of paths) {
		let slash = path.lastIndexOf("/"), way = slash < 0 ? "" : path.slice(0, slash), known = places.get(way) ?? placeOf((0, node_path.join)(root, way));
		if (places.set(way, known), known.top === void 0) continue;
		let names = byTop.get(known.top) ?? /* @__PURE__ */ new Map();
		byTop.set(known.top, names.set(`./${known.prefix}${path.slice(slash + 1)}`, path));
	}
	return byTop;
}
function placeOf(folder) {
	let top = require_hashing.folderWithGit(folder), way = top === void 0 ? "" : (0, node_path.relative)(top, folder).split(node_path.sep).join("/");
	return {
		top,
		prefix: way === "" ? "" : `${way}/`
	};
}
async function askGit(top, options, names) {
	if (names.length === 0) return /* @__PURE__ */ new Set();
	let program = require_objects.findGit(process.env, top);
	if (program === void 0) return;
	let git = new require_objects.Git(program, process.env);
	git.allow(12e4);
	let input = Buffer.from(names.map((name) => `${name}\0`).join(""));
	try {
		let command = [
			"--no-literal-pathspecs",
			"check-ignore",
			"-z",
			"--stdin",
			...options
		], answer = await git.run(top, command, input, input.length + 1);
		return new Set(answer.toString("utf8").split("\0").slice(0, -1));
	} catch (error) {
		return error instanceof require_objects.GitFailed && error.exitCode === 1 && error.stderr === "" ? /* @__PURE__ */ new Set() : void 0;
	}
}
// src/git/ignored-below.ts
var ignored_below_exports = /* @__PURE__ */ require_rolldown_runtime.__exportAll({ ignoredBelow: () => ignoredBelow });
const NOTHING = { names: /* @__PURE__ */ new Set() };
async function ignoredBelow(folder) {
	let top = require_hashing.folderWithGit(folder);
	if (top === void 0) return NOTHING;
	let program = require_objects.findGit(process.env, top);
	if (program === void 0) return {
		...NOTHING,
		unknown: "there is no git"
	};
	let git = new require_objects.Git(program, process.env);
	git.allow(3e5);
	try {
		let names = (await git.run(folder, [
			"ls-files",
			"-z",
			"--others",
			"--ignored",
			"--exclude-standard",
			"--directory",
			"--",
			"."
		], void 0, 268435456)).toString("utf8").normalize("NFC").split("\0").slice(0, -1);
		if (!names.includes("./")) return { names: new Set(names) };
		let itself = folder !== top && (await ignoredFiles((0, node_path.dirname)(folder), [(0, node_path.basename)(folder)])).size > 0;
		return {
			names: /* @__PURE__ */ new Set(),
			all: itself ? "itself" : "content"
		};
	} catch (error) {
		return {
			...NOTHING,
			unknown: require_hashing.errorMessage(error)
		};
	}
}
exports.StagedCheckout = StagedCheckout, exports.askGit = askGit$1, exports.explain_file_exports = explain_file_exports, exports.head_exports = head_exports, exports.ignored_below_exports = ignored_below_exports, exports.ignored_exports = ignored_exports, exports.openStaged = openStaged, exports.readFolderAt = readFolderAt;
