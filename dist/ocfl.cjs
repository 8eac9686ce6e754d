const require_hashing = require("./hashing.cjs"), require_gate = require("./gate.cjs"), require_json = require("./json.cjs");
let node_path = require("node:path"), node_crypto = require("node:crypto");
// src/load/ocfl-versions.ts
function inventoryOf(bytes) {
	let decoded = require_gate.decodeManifest(bytes), document = "problem" in decoded ? {} : parsed(decoded.text), at = (key) => require_json.isRecord(document) ? document[key] : void 0, states = Object.entries(recordOf(at("versions"))).map(([name, version]) => {
		let state = pathsByDigest(require_json.isRecord(version) ? version.state : void 0);
		return [name, new Map([...state].flatMap(([digest, paths]) => paths.map((path) => [path, digest])))];
	});
	return {
		id: require_json.textAt(document, "id"),
		spec: /\/(1\.\d)\//.exec(require_json.textAt(document, "type"))?.[1] ?? "",
		algorithm: require_json.textAt(document, "digestAlgorithm") === "sha256" ? "sha256" : "sha512",
		head: require_json.textAt(document, "head"),
		content: require_json.textAt(document, "contentDirectory") || "content",
		manifest: pathsByDigest(at("manifest")),
		versions: new Map(states),
		fixity: new Map(Object.entries(recordOf(at("fixity"))).map(([name, block]) => [name, pathsByDigest(block)]))
	};
}
function parsed(text) {
	try {
		return JSON.parse(text);
	} catch {
		return;
	}
}
function recordOf(value) {
	return require_json.isRecord(value) ? value : {};
}
function pathsByDigest(block) {
	return new Map(Object.entries(recordOf(block)).map(([digest, list]) => [digest.toLowerCase(), Array.isArray(list) ? list.map(String) : []]));
}
async function versionProblem(root, bytes, version, own, seals) {
	let refuse = (reason) => ({
		code: "manifest-malformed",
		reason
	});
	if (version === root.head) return own.equals(bytes) ? void 0 : refuse("the inventory of the last version is not that of the object (E064)");
	let [problem] = (await require_gate.readManifest(own, "ocfl", !0, { fileName: "inventory.json" })).problems;
	if (problem !== void 0 && problem.code !== "manifest-empty") return problem;
	let old = inventoryOf(own);
	if (old.head !== version) return refuse("the \"head\" is not the version of the folder (E040)");
	if (old.id !== root.id) return refuse("the \"id\" is not that of the object (E037)");
	if (old.content !== root.content) return refuse("the \"contentDirectory\" is not that of the object (E019)");
	if (old.spec > root.spec) return refuse("it follows a newer specification than the object (E103)");
	let number = Number(version.slice(1)), known = new Set([...old.manifest.values()].flat());
	for (let path of [...root.manifest.values()].flat()) if (Number(path.slice(1, path.indexOf("/"))) <= number && !known.has(path)) return {
		...refuse(`it does not list ${JSON.stringify(path)} (E023)`),
		code: "manifest-conflict"
	};
	return stateProblem(root, old) ?? addDigests(old, seals);
}
function stateProblem(root, old) {
	let refuse = (name) => ({
		code: "manifest-conflict",
		reason: `the files of ${name} are not those that the inventory of the object has for it (E066)`
	});
	for (let [name, state] of old.versions) {
		let now = root.versions.get(name);
		if (now === void 0 || now.size !== state.size) return refuse(name);
		for (let [path, digest] of state) {
			let digestNow = now.get(path);
			if (digestNow === void 0 || (old.algorithm === root.algorithm ? digestNow !== digest : !sharesContent(root, digestNow, old, digest))) return refuse(name);
		}
	}
}
function sharesContent(root, now, old, then) {
	let paths = new Set(root.manifest.get(now));
	return (old.manifest.get(then) ?? []).some((path) => paths.has(path));
}
function addDigests({ algorithm, manifest }, seals) {
	for (let [digest, paths] of manifest) for (let path of paths) {
		let problem = addDigest(seals, path, algorithm, digest);
		if (problem !== void 0) return {
			...problem,
			reason: `${problem.reason} (E092)`
		};
	}
}
function addDigest(seals, path, algorithm, digest) {
	let seal = seals.get(path);
	if (seal === void 0) return {
		code: "manifest-conflict",
		reason: `it lists ${JSON.stringify(path)}, and the inventory of the object does not`
	};
	if (seal.digests[algorithm] === void 0) seals.set(path, {
		...seal,
		digests: {
			...seal.digests,
			[algorithm]: digest
		}
	});
	else if (seal.digests[algorithm] !== digest) return {
		code: "manifest-conflict",
		reason: `it has another ${algorithm} digest of ${JSON.stringify(path)} than the inventory of the object`
	};
}
// src/load/ocfl-fixity.ts
const WEAK = /* @__PURE__ */ new Map([
	["md5", {
		name: "md5",
		digits: 32
	}],
	["sha1", {
		name: "sha1",
		digits: 40
	}],
	["sha512/256", {
		name: "sha512-256",
		digits: 64
	}]
]), STRONG = /* @__PURE__ */ new Map([
	["sha256", "sha256"],
	["sha512", "sha512"],
	["blake2b-512", "blake2b512"]
]);
async function fixityProblem(folder, { fixity }, seals) {
	let weak = /* @__PURE__ */ new Map();
	for (let [algorithm, block] of fixity) for (let [digest, paths] of block) for (let path of paths) {
		let strong = STRONG.get(algorithm), known = WEAK.get(algorithm), digits = strong === void 0 ? known?.digits : require_hashing.HEX_LENGTH[strong];
		if (digits !== void 0 && (digest.length !== digits || !/^[0-9a-f]+$/.test(digest))) return conflict(path, `the ${algorithm} digest is not of ${digits} hex digits (E057)`);
		if ((strong === void 0 ? void 0 : addDigest(seals, path, strong, digest)) !== void 0 || !seals.has(path)) return conflict(path, "it is not that of the content file of the manifest (E093)");
		if (known === void 0) continue;
		let ofPath = weak.get(path) ?? /* @__PURE__ */ new Map();
		if (ofPath.has(known.name) && ofPath.get(known.name) !== digest) return conflict(path, `it has two ${algorithm} digests (E097)`);
		weak.set(path, ofPath.set(known.name, digest));
	}
	for (let [path, digests] of weak) {
		let seal = seals.get(path);
		if (seal !== void 0 && contradicts(folder, seal, digests)) return conflict(path, "a digest is not that of the file, which is intact (E093)");
	}
}
function conflict(path, reason) {
	return {
		code: "manifest-conflict",
		path,
		reason: `in its "fixity": ${reason}`
	};
}
function contradicts(folder, seal, digests) {
	let own = require_hashing.algorithmsOf(seal).map((name) => [seal.digests[name], (0, node_crypto.createHash)(name)]), others = [...digests].map(([name, digest]) => [digest, (0, node_crypto.createHash)(name)]);
	try {
		require_hashing.readParts(require_hashing.placeInside(folder, seal.path), Buffer.allocUnsafeSlow(524288), () => void 0, (bytes) => {
			for (let [, hash] of [...own, ...others]) hash.update(bytes);
		});
	} catch {
		return !1;
	}
	let differs = ([digest, hash]) => hash.digest("hex") !== digest;
	return !own.some(differs) && others.some(differs);
}
async function withObject(root, file, bytes, limit) {
	if (root.problems.length > 0) return root;
	let folder = (0, node_path.dirname)(file), inventory = inventoryOf(bytes), refuse = (problem) => ({
		...root,
		problems: [...root.problems, problem],
		seals: []
	}), wrong = sidecarProblem({
		folder,
		name: (0, node_path.basename)(file),
		bytes
	}, inventory.algorithm) ?? folderProblem(folder, (0, node_path.basename)(file), inventory);
	if (wrong !== void 0) return refuse(wrong);
	let seals = new Map(root.seals.map((seal) => [seal.path, seal])), spec = "", versions = [...inventory.versions.keys()].toSorted((a, b) => Number(a.slice(1)) - Number(b.slice(1)));
	for (let version of versions) {
		let found = bytesAt(folder, `${version}/inventory.json`, limit);
		if (found === void 0) continue;
		if (!Buffer.isBuffer(found)) return refuse(found);
		let own = inventoryOf(found), place = {
			folder: (0, node_path.join)(folder, version),
			name: "inventory.json",
			bytes: found
		}, problem = await versionProblem(inventory, bytes, version, found, seals) ?? sidecarProblem(place, own.algorithm) ?? (own.spec < spec ? OLDER : void 0);
		if (spec = own.spec, problem !== void 0) return refuse({
			...problem,
			path: `${version}/inventory.json`
		});
	}
	let problem = await fixityProblem(folder, inventory, seals);
	return problem === void 0 ? {
		...root,
		seals: [...seals.values()]
	} : refuse(problem);
}
const OLDER = {
	code: "manifest-malformed",
	reason: "it follows an older specification than a version before it (E103)"
};
function bytesAt(folder, path, limit) {
	try {
		return require_hashing.statsAt((0, node_path.join)(folder, path)) === void 0 ? void 0 : require_hashing.readInside(folder, path, limit);
	} catch (error) {
		return {
			code: "manifest-unreadable",
			path,
			reason: error instanceof require_hashing.UnreadableError ? error.message : "it cannot be read"
		};
	}
}
function sidecarProblem({ folder, name, bytes }, algorithm) {
	let path = `${name}.${algorithm}`, text;
	try {
		text = require_hashing.readInside(folder, path, 1024).toString("latin1");
	} catch {
		return {
			code: "manifest-unreadable",
			path,
			reason: "the digest of the inventory cannot be read (E058)"
		};
	}
	let [, own] = /^([0-9A-Fa-f]{64,128})[ \t]+inventory\.json[ \t\r\n]*$/.exec(text) ?? [];
	if (own === void 0) return {
		code: "manifest-malformed",
		path,
		reason: "it is not \"digest inventory.json\" (E061)"
	};
	if (own.toLowerCase() !== require_hashing.digestOf(algorithm, bytes)) return {
		code: "manifest-conflict",
		path,
		reason: "it is not the digest of the inventory, which has changed (E060)"
	};
}
function folderProblem(folder, file, { spec, algorithm, versions }) {
	let malformed = (path, reason) => ({
		code: "manifest-malformed",
		path,
		reason
	}), declared = `0=ocfl_object_${spec}`, text = bytesAt(folder, declared, 64);
	if (text === void 0) return malformed(declared, `the object is not declared by a file "${declared}" (E003)`);
	if (!Buffer.isBuffer(text)) return text;
	if (text.toString("latin1") !== `ocfl_object_${spec}\n`) return malformed(declared, "the declaration is not its own name (E007)");
	for (let version of versions.keys()) if (require_hashing.statsAt((0, node_path.join)(folder, version))?.isDirectory() !== !0) return malformed(version, "the version has no folder (E010)");
	let own = /* @__PURE__ */ new Set([
		file,
		`${file}.${algorithm}`,
		declared
	]);
	for (let name of require_hashing.namesIn(folder)) {
		let isFolder = require_hashing.statsAt((0, node_path.join)(folder, name))?.isDirectory() === !0;
		if (/^v\d+$/.test(name) && isFolder) {
			if (!versions.has(name)) return malformed(name, "the folder is of a version that the inventory does not have (E046)");
		} else if (name === "extensions" && isFolder) {
			let stray = require_hashing.namesIn((0, node_path.join)(folder, name)).find((one) => require_hashing.statsAt((0, node_path.join)(folder, name, one))?.isDirectory() !== !0);
			if (stray !== void 0) return malformed(`extensions/${stray}`, "only folders may be among the extensions (E067)");
		} else if (!own.has(name) && !(name === "logs" && isFolder)) return malformed(name, "an object has no other files and folders at its top (E001)");
	}
}
exports.withObject = withObject;
