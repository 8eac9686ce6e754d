const require_hashing = require("./hashing.cjs"), require_gate = require("./gate.cjs"), require_json_formats = require("./json-formats.cjs"), MAX_LISTS = 1e4;
async function withListedBlobs(index, bytes, read, maxEntries = require_gate.MAX_ENTRIES) {
	if (index.problems.length > 0) return index;
	let seals = new Map(index.seals.map((seal) => [seal.path, seal])), problems = [], notices = new Set(index.notices), queue = listedIn(bytes), seen = new Set(queue);
	for (let path of queue) {
		let seal = seals.get(path);
		if (seal === void 0) continue;
		let excess = seen.size > MAX_LISTS ? `${MAX_LISTS} indexes and manifests` : `${maxEntries} entries`;
		if (seen.size > MAX_LISTS || seals.size > maxEntries) {
			problems.push({
				code: "manifest-too-large",
				reason: `it has more than ${excess}, which is the limit`
			});
			break;
		}
		let found = await listAt(read, seal), list = found && await require_gate.readManifest(found, "oci", !0, { maxEntries });
		if (found === void 0 || list === void 0 || list.problems.length > 0) {
			let reason = list?.problems[0]?.reason ?? "it lists more blobs, and is missing or has changed";
			problems.push({
				code: "manifest-unreadable",
				line: seal.line,
				path,
				reason
			});
		} else {
			for (let notice of list.notices) notices.add(notice);
			for (let one of list.seals) {
				let known = seals.get(one.path);
				known === void 0 ? seals.set(one.path, {
					...one,
					line: seal.line
				}) : known.bytes !== one.bytes && problems.push({
					code: "manifest-conflict",
					line: seal.line,
					path: one.path,
					reason: "two descriptors give the blob different sizes"
				});
			}
			for (let more of listedIn(found)) seen.has(more) || (seen.add(more), queue.push(more));
		}
	}
	return {
		...index,
		seals: problems.length === 0 ? [...seals.values()] : [],
		problems,
		notices: [...notices]
	};
}
async function listAt(read, seal) {
	let bytes = await read(seal.path);
	return bytes !== void 0 && require_hashing.matchesSeal(seal, bytes) ? bytes : void 0;
}
function listOnDisk(root, path) {
	try {
		return require_hashing.readInside(root, path, 16777216);
	} catch {
		return;
	}
}
function listedIn(bytes) {
	let decoded = require_gate.decodeManifest(bytes);
	return "problem" in decoded ? [] : require_json_formats.listedManifests(decoded.text);
}
exports.listOnDisk = listOnDisk, exports.withListedBlobs = withListedBlobs;
