const require_rolldown_runtime = require("./rolldown-runtime.cjs"), require_json = require("./json.cjs"), require_gate = require("./gate.cjs"), require_list_formats = require("./list-formats.cjs");
let node_crypto = require("node:crypto"), node_buffer = require("node:buffer");
// src/manifests/formats/oci.ts
const oci = {
	name: "oci",
	detect: ({ text }) => require_json.hasMember(text, "schemaVersion", "2\\b") && require_json.hasMember(text, "digest", "\"[a-z0-9]+:") && require_json.hasMember(text, "size", "\\d"),
	parse: parse$13
};
function listedManifests(text) {
	let document = JSON.parse(text), manifests = require_json.isRecord(document) ? document.manifests : void 0;
	return Array.isArray(manifests) ? manifests.map((one) => `blobs/${require_json.textAt(one, "digest").replace(":", "/")}`) : [];
}
function parse$13(manifest) {
	return require_json.parseJsonList(manifest, (entries, document, facts) => {
		if (document.schemaVersion !== 2) return entries.problem("manifest-schema-unknown", facts.lineOf("/schemaVersion"), "its \"schemaVersion\" is not 2");
		let elsewhere = { count: 0 };
		for (let key of [
			"manifests",
			"layers",
			"blobs"
		]) {
			let list = document[key];
			if (list !== void 0) {
				if (!Array.isArray(list)) entries.problem("manifest-malformed", facts.lineOf(`/${key}`), `"${key}" is not a list`);
				else for (let [index, item] of list.entries()) {
					if (entries.hopeless) return;
					readDescriptor(entries, item, `/${key}/${index}`, facts, elsewhere);
				}
			}
		}
		document.config !== void 0 && readDescriptor(entries, document.config, "/config", facts, elsewhere), elsewhere.count > 0 && entries.notice(`${elsewhere.count} of its layers may be kept elsewhere (urls), and are not checked`);
	});
}
function readDescriptor(entries, descriptor, pointer, facts, elsewhere) {
	let line = facts.lineOf(pointer);
	if (!require_json.isRecord(descriptor)) return entries.problem("manifest-malformed", line, "a descriptor is not an object");
	if (Array.isArray(descriptor.urls) && descriptor.urls.length > 0) {
		elsewhere.count++;
		return;
	}
	let [, algorithm = "", hex = ""] = /^([a-z0-9]+):([0-9a-f]{32,})$/.exec(require_json.textAt(descriptor, "digest")) ?? [];
	if (algorithm === "") return entries.problem("manifest-digest-invalid", line, "the digest of a descriptor is not \"algorithm:\", with lower-case hex");
	let path = `blobs/${algorithm}/${hex}`, bytes = lengthOf(entries, descriptor, pointer, facts), digests = require_list_formats.namedDigests(entries, line, path, [[algorithm, hex]]);
	digests !== void 0 && bytes !== void 0 && entries.add({
		path,
		digests,
		bytes,
		line
	});
}
function lengthOf(entries, descriptor, pointer, facts) {
	let { size } = descriptor;
	if (typeof size == "number") return require_json.lengthAt(entries, descriptor, "size", pointer, facts) || (size === 0 ? 0 : void 0);
	entries.problem("manifest-length-invalid", facts.lineOf(pointer), "a descriptor has no \"size\"");
}
// src/manifests/formats/cargo.ts
const cargo = {
	name: "cargo",
	detect: ({ text, fileName }) => /^[ \t\r\n]*\{[ \t\r\n]*"(?:files"[ \t\r\n]*:[ \t\r\n]*\{|package"[ \t\r\n]*:[ \t\r\n]*(?:null|"[0-9a-f]{64}"))/.test(text) && (fileName === ".cargo-checksum.json" || text.includes("\"package\"")),
	parse: parse$12
};
function parse$12(manifest) {
	let entries = new require_gate.ManifestBuilder(manifest), json = require_json.readJson(manifest, entries);
	if (json === void 0) return entries.done();
	let files = require_json.isRecord(json.value) ? json.value.files : void 0;
	if (!require_json.isRecord(files)) return entries.problem("manifest-malformed", 1, "it has no \"files\" object"), entries.done();
	for (let [path, hex] of Object.entries(files)) {
		if (entries.hopeless) break;
		let line = json.facts.lineOf(`/files/${require_gate.pointerKey(path)}`), digests = entries.digests(line, typeof hex == "string" ? hex : "", "sha256");
		digests !== void 0 && entries.add({
			path,
			digests,
			line
		});
	}
	return entries.done();
}
// src/manifests/formats/conda.ts
const conda = {
	name: "conda",
	detect: ({ text }) => require_json.hasMember(text, "paths_version", "\\d") && require_json.hasMember(text, "_path", "\""),
	parse: parse$11
};
function parse$11(manifest) {
	return require_json.parseJsonList(manifest, (entries, document, facts) => {
		let installed = require_json.isRecord(document.paths_data), list = require_json.isRecord(document.paths_data) ? document.paths_data : document, at = installed ? "/paths_data" : "";
		if (installed && document.paths !== void 0) return entries.problem("manifest-malformed", facts.lineOf("/paths"), "it has \"paths\" and \"paths_data\": one of the lists would be passed over");
		if (list.paths_version !== 1) return entries.problem("manifest-schema-unknown", facts.lineOf(at), "its \"paths_version\" is not 1");
		let links = 0;
		require_json.eachItem(entries, list.paths, `${at}/paths`, facts, (entry, line, pointer) => {
			if (!require_json.isRecord(entry)) return entries.problem("manifest-malformed", line, "an entry is not an object");
			let type = entry.path_type;
			type === "softlink" || type === "directory" ? links++ : type === "hardlink" ? readFile$2(entries, entry, line, pointer, facts) : entries.problem("manifest-malformed", line, "the \"path_type\" is not known", require_json.textAt(entry, "_path"));
		}), entries.notice("its paths start at the folder that holds \"info\" or \"conda-meta\""), links > 0 && entries.notice(`${links} of its entries are links or folders, and are not checked`);
	});
}
function readFile$2(entries, entry, line, pointer, facts) {
	let path = require_json.textAt(entry, "_path"), replaced = entry.sha256_in_prefix, bytes = require_json.lengthAt(entries, entry, "size_in_bytes", pointer, facts), digests = require_list_formats.namedDigests(entries, line, path, [["sha256", replaced ?? entry.sha256]]);
	if (digests === void 0 || bytes === !1) return;
	let isReplaced = replaced !== void 0 && replaced !== entry.sha256;
	entries.add({
		path,
		digests,
		line,
		...bytes !== void 0 && !isReplaced && { bytes }
	});
}
// src/manifests/formats/croissant.ts
const croissant = {
	name: "croissant",
	detect: ({ text }) => require_json.hasMember(text, "distribution", "\\[") && /"http:\/\/mlcommons\.org\/croissant\/1\.\d"/.test(text),
	parse: parse$10
};
function parse$10(manifest) {
	return require_json.parseJsonList(manifest, (entries, document, facts) => {
		let unchecked = { files: 0 };
		require_json.eachItem(entries, document.distribution, "/distribution", facts, (item, line) => {
			if (!require_json.isRecord(item)) return entries.problem("manifest-malformed", line, "an item of \"distribution\" is not an object");
			if (![item["@type"]].flat().some((type) => typeof type == "string" && /(?:^|[:/#])FileObject$/.test(type))) return;
			let url = require_json.textAt(item, "contentUrl");
			if (item.containedIn !== void 0 || /^[A-Za-z][A-Za-z0-9+.-]*:/.test(url)) {
				unchecked.files++;
				return;
			}
			let path = require_json.pathOfUrl(url);
			if (path === void 0) return entries.problem("manifest-path-unsafe", line, "the \"contentUrl\" is not that of a file beside it", url);
			let listed = ["sha256", "md5"].flatMap((name) => item[name] === void 0 ? [] : [[name, item[name]]]), digests = require_list_formats.namedDigests(entries, line, path, listed);
			digests !== void 0 && entries.add({
				path,
				digests,
				line
			});
		}), unchecked.files > 0 && entries.notice(`${unchecked.files} of its files are on the web or in an archive, and are not checked`);
	});
}
// src/manifests/formats/cyclonedx.ts
const cyclonedx = {
	name: "cyclonedx",
	detect: ({ text }) => require_json.hasMember(text, "bomFormat", "\"CycloneDX\""),
	parse: parse$9
};
function parse$9(manifest) {
	return require_json.parseJsonList(manifest, (entries, document, facts) => {
		let { metadata } = document;
		require_json.isRecord(metadata) && require_json.isRecord(metadata.component) && entries.notice("the component that it describes (\"metadata\") is not checked");
		let others = readComponents(entries, document.components ?? [], "/components", facts);
		others > 0 && entries.notice(`${others} components are not files, and are not checked`);
	});
}
function readComponents(entries, list, pointer, facts) {
	let others = 0;
	return require_json.eachItem(entries, list, pointer, facts, (component, line, own) => {
		if (!require_json.isRecord(component)) return entries.problem("manifest-malformed", line, "a component is not an object");
		component.type === "file" ? readFile$1(entries, component, line) : others++;
		let { components } = component;
		components !== void 0 && (others += readComponents(entries, components, `${own}/components`, facts));
	}), others;
}
function readFile$1(entries, component, line) {
	let path = require_json.textAt(component, "name"), hashes = require_json.isRecord(component) ? component.hashes : void 0, pairs = Array.isArray(hashes) ? hashes.filter(require_json.isRecord).map((one) => [require_json.textAt(one, "alg"), one.content]) : [], digests = require_list_formats.namedDigests(entries, line, path, pairs);
	digests !== void 0 && entries.add({
		path,
		digests,
		line
	});
}
// src/manifests/formats/data-package.ts
const dataPackage = {
	name: "data-package",
	detect: ({ text, fileName }) => require_json.hasMember(text, "resources", "\\[") && (fileName === "datapackage.json" || require_json.hasMember(text, "hash", "\"(?:sha\\d+:)?[0-9a-f]{32,}")),
	parse: parse$8
};
function parse$8(manifest) {
	return require_json.parseJsonList(manifest, (entries, document, facts) => {
		let unchecked = { count: 0 };
		require_json.eachItem(entries, document.resources, "/resources", facts, (resource, line, pointer) => {
			if (!require_json.isRecord(resource)) return entries.problem("manifest-malformed", line, "a resource is not an object");
			let paths = [resource.path ?? []].flat(), [path] = paths;
			if (path === void 0 || typeof path == "string" && /^[A-Za-z][A-Za-z0-9+.-]{1,20}:\/\//.test(path)) {
				unchecked.count++;
				return;
			}
			if (paths.length > 1 || typeof path != "string") return entries.problem("manifest-malformed", line, "a resource of several files has one hash, which is of none of them");
			let [, algorithm = "md5", hex = ""] = /^(?:([a-z0-9-]+):)?(.*)$/s.exec(require_json.textAt(resource, "hash")) ?? [], bytes = require_json.lengthAt(entries, resource, "bytes", pointer, facts), digests = require_list_formats.namedDigests(entries, line, path, hex === "" ? [] : [[algorithm, hex]]);
			digests !== void 0 && bytes !== !1 && entries.add({
				path,
				digests,
				line,
				...bytes !== void 0 && { bytes }
			});
		}), unchecked.count > 0 && entries.notice(`${unchecked.count} of its resources are not files here, and are not checked`);
	});
}
const SHARD = /^(.+):(\d{1,16}):(\d{1,16})$/s, ALWAYS_IGNORED = [
	".git",
	".gitignore",
	".gitattributes",
	".github"
];
function readModel(entries, statement, line) {
	let { resources, serialization } = require_json.isRecord(statement.predicate) ? statement.predicate : {}, wrong = problemOf(resources, serialization, statement.subject);
	if (wrong !== void 0 && entries.problem(wrong.code, line, wrong.reason), wrong !== void 0 || !Array.isArray(resources) || !require_json.isRecord(serialization)) return {};
	let isSharded = serialization.method === "shards", files = /* @__PURE__ */ new Map();
	for (let resource of resources) {
		if (entries.hopeless) return {};
		isOfList(require_json.textAt(resource, "algorithm"), serialization, isSharded) ? isSharded ? readShard(entries, line, serialization, resource, files) : readFile(entries, line, resource) : entries.problem("manifest-malformed", line, "a resource has another algorithm than the \"hash_type\" of its serialization");
	}
	for (let [path, ranges] of files) addSharded(entries, line, path, ranges, serialization.shard_size);
	return serialization.allow_symlinks === !0 && entries.notice("the signer followed symbolic links (\"allow_symlinks\"); they are not followed here, and a link in place of a file fails"), {
		covers: ["**"],
		excludes: ignoredGlobs(serialization.ignore_paths),
		...isSharded && { passesEmpty: !0 }
	};
}
function isOfList(algorithm, serialization, isSharded) {
	let { hash_type: name, shard_size: size } = serialization;
	return algorithm === name || isSharded && algorithm === `${name}-sharded-${size}`;
}
function problemOf(resources, serialization, subjects) {
	let malformed = (reason) => ({
		code: "manifest-malformed",
		reason
	});
	if (!Array.isArray(resources) || !require_json.isRecord(serialization)) return malformed("its predicate has no \"resources\" and \"serialization\"");
	let { method, ignore_paths: ignored = [] } = serialization;
	if (method !== "files" && method !== "shards") return {
		code: "manifest-schema-unknown",
		reason: "the \"method\" of its serialization is neither \"files\" nor \"shards\""
	};
	if (method === "shards" ? !isSize(serialization.shard_size) : serialization.shard_size !== void 0) return malformed("its serialization must have a \"shard_size\" with the method \"shards\", and only then");
	if (!Array.isArray(ignored) || ignored.some((path) => typeof path != "string" || path === "")) return malformed("the \"ignore_paths\" of its serialization are not a list of paths");
	let digest = Array.isArray(subjects) && subjects.length === 1 ? subjects[0]?.digest : void 0;
	return require_json.textAt(digest, "sha256") === rootDigest(resources) ? void 0 : malformed("the digest of its subject is not that of its resources");
}
const isSize = (size) => Number.isSafeInteger(size) && Number(size) > 0;
function rootDigest(resources) {
	let hash = (0, node_crypto.createHash)("sha256");
	for (let resource of resources) hash.update(Buffer.from(require_json.textAt(resource, "digest"), "hex"));
	return hash.digest("hex");
}
function readFile(entries, line, resource) {
	let path = require_json.textAt(resource, "name"), digests = digestsOf(entries, line, path, require_json.textAt(resource, "algorithm"), resource);
	digests !== void 0 && addOnce(entries, {
		path,
		digests,
		line
	});
}
function readShard(entries, line, serialization, resource, files) {
	let name = require_json.textAt(resource, "name"), [, path, from = "", to = ""] = SHARD.exec(name) ?? [];
	if (path === void 0) return entries.problem("manifest-malformed", line, "a resource is not \"PATH:START:END\"");
	let [start, end] = [entries.bytes(line, from), entries.bytes(line, to)], digests = digestsOf(entries, line, name, require_json.textAt(serialization, "hash_type"), resource);
	if (start === void 0 || end === void 0 || digests === void 0) return;
	let known = files.get(path);
	known === void 0 ? files.set(path, [{
		start,
		end,
		digests
	}]) : known.push({
		start,
		end,
		digests
	});
}
function addSharded(entries, line, path, ranges, size) {
	let sorted = ranges.toSorted((a, b) => a.start - b.start), bytes = 0;
	for (let [index, { start, end }] of sorted.entries()) {
		let isLast = index === sorted.length - 1;
		if (start !== bytes || end <= start || end - start > Number(size) || !isLast && end - start !== Number(size)) return entries.problem("manifest-malformed", line, `its shards are not all ranges of ${size} bytes, one after the other`, path);
		bytes = end;
	}
	let [first] = sorted;
	if (sorted.length === 1 && first !== void 0) return addOnce(entries, {
		path,
		digests: first.digests,
		bytes,
		line
	});
	addOnce(entries, {
		path,
		digests: {},
		bytes,
		shards: sorted.map(({ end, digests }) => ({
			end,
			digests
		})),
		line
	});
}
function digestsOf(entries, line, path, algorithm, resource) {
	let digest = require_json.isRecord(resource) ? resource.digest : void 0;
	return require_list_formats.namedDigests(entries, line, path, [[algorithm, digest]]);
}
function addOnce(entries, entry) {
	let { path, line } = entry, before = entries.count;
	entries.add(entry), entries.count === before && !entries.failed && entries.problem("manifest-path-duplicate", line, "two resources have the same name", path);
}
function ignoredGlobs(paths) {
	let listed = Array.isArray(paths) ? paths : [];
	return [.../* @__PURE__ */ new Set([...ALWAYS_IGNORED, ...listed.map((path) => require_gate.plainPath(String(path)).replace(/\/$/, ""))])].map(require_gate.literalGlob).flatMap((glob) => [glob, `${glob}/**`]);
}
// src/manifests/formats/in-toto.ts
const STATEMENT = /^https:\/\/in-toto\.io\/Statement\/v(?:0\.1|1)$/, RELEASE = /^https:\/\/in-toto\.io\/attestation\/release\/v0\.[12]$/, PAYLOAD_TYPE = "application/vnd.in-toto+json", inToto = {
	name: "in-toto",
	detect: ({ text }) => /^[ \t\r\n]*\{/.test(text) && (text.includes("\"https://in-toto.io/Statement/") || text.includes(`"${PAYLOAD_TYPE}"`)),
	parse: parse$7
};
function parse$7(manifest) {
	let entries = new require_gate.ManifestBuilder(manifest);
	return isJsonLines(manifest.text) ? (require_gate.eachLine(manifest, entries, (text, line) => {
		if (text.trim() === "") return;
		let { covers } = readDocument(entries, {
			...manifest,
			text
		}, line);
		covers !== void 0 && entries.problem("manifest-malformed", line, "a signed model is one of several statements");
	}), entries.done()) : entries.done(readDocument(entries, manifest, 1));
}
function isJsonLines(text) {
	let feed = text.indexOf("\n");
	if (feed < 0 || text.slice(feed).trim() === "") return !1;
	try {
		return require_json.isRecord(JSON.parse(text.slice(0, feed)));
	} catch {
		return !1;
	}
}
function readDocument(entries, manifest, line) {
	let refuse = (reason) => (entries.problem("manifest-malformed", line, reason), {}), json = require_json.readJson(manifest, entries, line);
	if (json === void 0) return {};
	let { value } = json;
	if (!require_json.isRecord(value)) return refuse("not a JSON object");
	let envelope = require_json.isRecord(value.dsseEnvelope) ? value.dsseEnvelope : value;
	if (envelope.payload === void 0 && envelope.payloadType === void 0) return entries.notice(require_gate.UNSIGNED), readStatement(entries, value, (index) => json.facts.lineOf(`/subject/${index}`));
	entries.notice("unauthenticated: its signature is not verified here");
	let payload = payloadOf(envelope);
	if (typeof payload != "string") return refuse(payload.reason);
	let statement = require_json.readJson({
		...manifest,
		text: payload
	}, entries, line)?.value;
	return statement === void 0 ? {} : readStatement(entries, statement, () => line);
}
function payloadOf({ payload, payloadType }) {
	if (payloadType !== PAYLOAD_TYPE) return { reason: `the envelope's payloadType is not "${PAYLOAD_TYPE}"` };
	let text = typeof payload == "string" ? payload : "", bytes = require_list_formats.fromBase64(text, "standard", "padded") ?? require_list_formats.fromBase64(text, "url", "padded") ?? require_list_formats.fromBase64(text, "url", "bare");
	return bytes === void 0 || bytes.length === 0 ? { reason: "the envelope's payload is not base64" } : (0, node_buffer.isUtf8)(bytes) ? bytes.toString("utf8") : { reason: "the envelope's payload is not UTF-8" };
}
function readStatement(entries, statement, lineOf) {
	let line = lineOf(0), refuse = (reason) => (entries.problem("manifest-schema-unknown", line, reason), {});
	if (!require_json.isRecord(statement) || typeof statement._type != "string" || !STATEMENT.test(statement._type)) return refuse("its \"_type\" is not that of an in-toto Statement v0.1 or v1");
	let type = require_json.textAt(statement, "predicateType");
	if (type === "https://model_signing/signature/v1.0") return readModel(entries, statement, line);
	let { predicate, subject: subjects } = statement;
	return type.startsWith("https://model_signing/") || require_json.isRecord(predicate) && require_json.isRecord(predicate.serialization) ? refuse("its predicate is of a signed model, and its \"predicateType\" not that of OMS 1.0") : (Array.isArray(subjects) ? readSubjects(entries, subjects, RELEASE.test(type), lineOf) : entries.problem("manifest-malformed", line, "it has no list \"subject\""), {});
}
function readSubjects(entries, subjects, isRelease, lineOf) {
	let names = /* @__PURE__ */ new Set();
	for (let [index, subject] of subjects.entries()) {
		if (entries.hopeless) break;
		isRelease && require_json.textAt(subject, "name") === "" && require_json.textAt(subject, "uri").startsWith("pkg:github/") || readSubject(entries, lineOf(index), subject, names);
	}
}
function readSubject(entries, line, subject, names) {
	let path = require_json.isRecord(subject) ? subject.name : void 0, digest = require_json.isRecord(subject) ? subject.digest : void 0;
	if (typeof path != "string" || path === "_") return entries.problem("manifest-path-unsafe", line, "a subject has no name: it cannot be read as a path");
	if (/^[A-Za-z][A-Za-z0-9+.-]*:/.test(path)) return entries.problem("manifest-path-unsafe", line, "a subject's name is an address, not a path", path);
	if (names.has(path)) return entries.problem("manifest-path-duplicate", line, "two subjects have the same name", path);
	if (names.add(path), !require_json.isRecord(digest)) return entries.problem("manifest-malformed", line, "a subject has no \"digest\" object", path);
	let digests = require_list_formats.namedDigests(entries, line, path, Object.entries(digest));
	digests !== void 0 && entries.add({
		path,
		digests,
		line
	});
}
// src/manifests/formats/ocfl.ts
const TYPE = /^https:\/\/ocfl\.io\/1\.[01]\/spec\/#inventory$/, ALGORITHMS = /* @__PURE__ */ new Map([["sha512", "sha512"], ["sha256", "sha256"]]), UNSAFE_SEGMENT = /(?:^|\/)\.{0,2}(?:\/|$)/, ocfl = {
	name: "ocfl",
	detect: ({ text }) => require_json.hasMember(text, "type", "\"https://ocfl\\.io/\\d"),
	parse: parse$6
};
function parse$6(manifest) {
	let covers, parsed = require_json.parseJsonList(manifest, (entries, inventory, facts) => {
		let wrong = headProblem(inventory);
		if (wrong !== void 0) return entries.problem(wrong.code, facts.lineOf(wrong.pointer), wrong.reason);
		readVersions(entries, inventory, facts, readManifest(entries, inventory, facts)), readFixity(entries, inventory, facts), covers = `v*/${require_gate.literalGlob(contentDirectory(inventory))}/**`;
	});
	return {
		...parsed,
		...covers !== void 0 && parsed.problems.length === 0 && { covers: [covers] }
	};
}
function contentDirectory(inventory) {
	return require_json.textAt(inventory, "contentDirectory") || "content";
}
function headProblem(inventory) {
	let malformed = (pointer, reason) => ({
		code: "manifest-malformed",
		pointer,
		reason
	});
	if (!TYPE.test(require_json.textAt(inventory, "type"))) return {
		code: "manifest-schema-unknown",
		pointer: "/type",
		reason: "its \"type\" is not that of an inventory of OCFL 1.0 or 1.1"
	};
	if (!ALGORITHMS.has(require_json.textAt(inventory, "digestAlgorithm"))) return malformed("/digestAlgorithm", "the \"digestAlgorithm\" is neither sha512 nor sha256 (E025)");
	if (require_json.textAt(inventory, "id") === "") return malformed("/id", "it has no \"id\" (E036)");
	let folder = inventory.contentDirectory;
	return folder !== void 0 && (typeof folder != "string" || !/^(?!\.{1,2}$)[^/]+$/.test(folder)) ? malformed("/contentDirectory", "the \"contentDirectory\" is not the name of a folder (E017, E018)") : require_json.isRecord(inventory.manifest) ? versionProblem(inventory, malformed) : malformed("/manifest", "it has no \"manifest\" (E041)");
}
function versionProblem({ head, versions }, malformed) {
	if (!require_json.isRecord(versions) || Object.keys(versions).length === 0) return malformed("/versions", "it has no \"versions\" (E008)");
	let names = Object.keys(versions), numbers = names.map((name) => /^v\d{1,9}$/.test(name) ? Number(name.slice(1)) : 0).toSorted((a, b) => a - b);
	return !(!names.some((name) => /^v0/.test(name)) || names.every((name) => name.startsWith("v0")) && new Set(names.map((name) => name.length)).size === 1) || numbers.some((number, index) => number !== index + 1) ? malformed("/versions", "its \"versions\" are not v1, v2, … without a gap, in one spelling (E009 to E013)") : head === names.find((name) => Number(name.slice(1)) === numbers.length) ? void 0 : malformed("/head", "the \"head\" is not the last version (E040)");
}
function readManifest(entries, inventory, facts) {
	let algorithm = ALGORITHMS.get(require_json.textAt(inventory, "digestAlgorithm")), digests = /* @__PURE__ */ new Set(), paths = /* @__PURE__ */ new Set(), inContent = /^v\d+\/[^/]/, content = `/${contentDirectory(inventory)}/`;
	for (let [digest, list] of Object.entries(require_json.isRecord(inventory.manifest) ? inventory.manifest : {})) {
		if (entries.hopeless) break;
		let line = facts.lineOf(`/manifest/${require_gate.pointerKey(digest)}`), found = entries.digests(line, digest, algorithm);
		if (digests.has(digest.toLowerCase()) && entries.problem("manifest-key-duplicate", line, "the digest is given twice, in upper and lower case (E096)"), digests.add(digest.toLowerCase()), !Array.isArray(list) || list.length === 0) entries.problem("manifest-malformed", line, "a digest has no list of content paths (E092)");
		else for (let path of list) typeof path == "string" ? paths.has(path) ? entries.problem("manifest-path-duplicate", line, "a content path is given twice (E101)", path) : UNSAFE_SEGMENT.test(path) ? entries.problem("manifest-path-unsafe", line, "a content path has an empty, \".\" or \"..\" segment (E099, E100)", path) : !inContent.test(path) || path.indexOf(content) !== path.indexOf("/") ? entries.problem("manifest-path-unsafe", line, `a content path is not in a "${content.slice(1, -1)}" folder of a version`, path) : found !== void 0 && entries.add({
			path,
			digests: found,
			line
		}) : entries.problem("manifest-malformed", line, "a content path is not a string"), paths.add(String(path));
	}
	return digests;
}
function readFixity(entries, { fixity = {} }, facts) {
	if (!require_json.isRecord(fixity)) return entries.problem("manifest-malformed", facts.lineOf("/fixity"), "its \"fixity\" is not an object (E111)");
	for (let [algorithm, block] of Object.entries(fixity)) {
		let at = `/fixity/${require_gate.pointerKey(algorithm)}`, malformed = (reason) => entries.problem("manifest-malformed", facts.lineOf(at), `in its "fixity", ${reason}`);
		if (!require_json.isRecord(block)) return malformed("an algorithm has no object of digests (E057)");
		let digests = Object.keys(block).map((digest) => digest.toLowerCase());
		new Set(digests).size < digests.length && entries.problem("manifest-key-duplicate", facts.lineOf(at), "in its \"fixity\", a digest is given in upper and lower case (E097)");
		for (let list of Object.values(block)) {
			if (entries.hopeless) return;
			!Array.isArray(list) || list.length === 0 || !list.every((path) => typeof path == "string") ? malformed("a digest has no list of content paths (E057)") : new Set(list).size < list.length ? malformed("a content path is given twice (E101)") : list.some((path) => UNSAFE_SEGMENT.test(path)) && malformed("a content path has an empty, \".\" or \"..\" segment (E099, E100)");
		}
	}
}
const CREATED = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/;
function readVersions(entries, { versions, manifest }, facts, digests) {
	let used = /* @__PURE__ */ new Set();
	for (let [name, version] of Object.entries(require_json.isRecord(versions) ? versions : {})) {
		let line = facts.lineOf(`/versions/${require_gate.pointerKey(name)}`), state = require_json.isRecord(version) ? version.state : void 0, paths = [];
		if (CREATED.test(require_json.textAt(version, "created")) || entries.problem("manifest-malformed", line, "a version has no \"created\" with date, time and time zone (E048, E049)"), !require_json.isRecord(state)) entries.problem("manifest-malformed", line, "a version has no \"state\" (E048)");
		else {
			for (let [digest, list] of Object.entries(state)) {
				if (entries.hopeless) return;
				if (used.add(digest.toLowerCase()), require_json.isRecord(manifest) && Object.hasOwn(manifest, digest) || entries.problem("manifest-malformed", line, "a digest of a state is not in the manifest (E050)"), !Array.isArray(list) || list.length === 0 || !list.every((path) => typeof path == "string")) entries.problem("manifest-malformed", line, "a digest of a state has no list of logical paths (E051)");
				else for (let path of list) paths.push(path);
			}
			checkLogicalPaths(entries, line, paths);
		}
	}
	for (let digest of digests) !used.has(digest) && !entries.failed && entries.problem("manifest-malformed", facts.lineOf("/manifest"), "a digest of the manifest is in no state (E107)");
}
function checkLogicalPaths(entries, line, paths) {
	let all = new Set(paths);
	all.size < paths.length && entries.problem("manifest-path-duplicate", line, "a logical path is given twice in a state (E095)");
	for (let path of all) {
		if (entries.hopeless) return;
		UNSAFE_SEGMENT.test(path) ? entries.problem("manifest-path-unsafe", line, "a logical path has an empty, \".\" or \"..\" segment (E052, E053)", path) : isBelowFile(path, all) && entries.problem("manifest-path-duplicate", line, "a logical path is below another one, which is a file (E095)", path);
	}
}
function isBelowFile(path, all) {
	let segments = 0;
	for (let at = path.indexOf("/"); at >= 0; at = path.indexOf("/", at + 1)) if (++segments > 256 || all.has(path.slice(0, at))) return !0;
	return !1;
}
// src/manifests/formats/ro-crate.ts
const roCrate = {
	name: "ro-crate",
	detect: ({ text }) => require_json.hasMember(text, "@graph", "\\[") && /"https:\/\/w3id\.org\/ro\/crate\/1\.\d/.test(text),
	parse: parse$5
};
function parse$5(manifest) {
	return require_json.parseJsonList(manifest, (entries, document, facts) => {
		let unchecked = { files: 0 };
		require_json.eachItem(entries, document["@graph"], "/@graph", facts, (entity, line, pointer) => {
			if (!require_json.isRecord(entity)) return;
			let url = require_json.textAt(entity, "@id"), listed = ["sha256", "sha512"].flatMap((name) => entity[name] === void 0 ? [] : [[name, entity[name]]]);
			if (![entity["@type"]].flat().includes("File")) {
				listed.length > 0 && unchecked.files++;
				return;
			}
			if (listed.length === 0 || /^[A-Za-z][A-Za-z0-9+.-]*:/.test(url)) {
				unchecked.files++;
				return;
			}
			let path = require_json.pathOfUrl(url);
			if (path === void 0) return entries.problem("manifest-path-unsafe", line, "the \"@id\" is not that of a file of the crate", url);
			let bytes = require_json.lengthAt(entries, entity, "contentSize", pointer, facts), digests = require_list_formats.namedDigests(entries, line, path, listed);
			digests !== void 0 && bytes !== !1 && entries.add({
				path,
				digests,
				line,
				...bytes !== void 0 && { bytes }
			});
		}), unchecked.files > 0 && entries.notice(`${unchecked.files} of its files are on the web, have no digest or are not of the type File, and are not checked`);
	});
}
// src/manifests/formats/scoop.ts
const scoop = {
	name: "scoop",
	detect: ({ text }) => require_json.hasMember(text, "version", "\"") && require_json.hasMember(text, "url", "[\"[]") && require_json.hasMember(text, "hash", "(?:\\[\\s*)?\"(?:(?:md5|sha1|sha256|sha512):)?[0-9A-Fa-f]{32,}\"") && /"(?:architecture|bin|homepage|license|checkver|autoupdate)"\s{0,64}:/.test(text),
	parse: parse$4
};
function parse$4(manifest) {
	return require_json.parseJsonList(manifest, (entries, document, facts) => {
		let { architecture = {} } = document;
		if (!require_json.isRecord(architecture)) return entries.problem("manifest-malformed", facts.lineOf("/architecture"), "\"architecture\" is not an object");
		let others = readFiles$1(entries, document, "", facts);
		for (let [name, one] of Object.entries(architecture)) require_json.isRecord(one) ? others += readFiles$1(entries, one, `/architecture/${name}`, facts) : entries.problem("manifest-malformed", facts.lineOf("/architecture"), "an architecture is not an object");
		others > 0 && entries.notice(require_json.elsewhere(others));
	});
}
function readFiles$1(entries, { url, hash }, pointer, facts) {
	let line = facts.lineOf(`${pointer}/url`), urls = [url ?? []].flat(), hashes = [hash ?? []].flat();
	if (urls.length !== hashes.length) return entries.problem("manifest-malformed", line, "\"url\" and \"hash\" are lists of different length"), 0;
	let others = 0;
	for (let [index, address] of urls.entries()) {
		let digest = hashes[index];
		if (typeof address != "string" || typeof digest != "string") {
			entries.problem("manifest-malformed", line, "an address or a digest is not a text");
			continue;
		}
		let path = require_json.assetOfUrl(address), [, name = "sha256", hex = ""] = /^(?:([a-z0-9]+):)?(.*)$/s.exec(digest) ?? [], digests = path === void 0 ? void 0 : require_list_formats.namedDigests(entries, line, path, [[name, hex]]);
		path === void 0 ? others++ : digests !== void 0 && entries.add({
			path,
			digests,
			line
		});
	}
	return others;
}
// src/manifests/formats/sigstore.ts
const NAME = /^(.+)\.(?:sigstore(?:\.json)?|bundle(?:\.json)?)$/, sigstore = {
	name: "sigstore",
	detect: ({ text }) => require_json.hasMember(text, "messageSignature", "\\{") && text.includes("application/vnd.dev.sigstore.bundle"),
	parse: parse$3
};
function parse$3(manifest) {
	return require_json.parseJsonList(manifest, (entries, bundle, facts) => {
		let line = facts.lineOf("/messageSignature"), signature = bundle.messageSignature, digest = require_json.isRecord(signature) ? signature.messageDigest : void 0, [, path] = NAME.exec(manifest.fileName ?? "") ?? [];
		if (entries.notice("unauthenticated: its signature is not verified here"), path === void 0) return entries.problem("manifest-path-unsafe", line, "a bundle names no file: its own name must be that of the file with \".sigstore.json\"");
		if (!require_json.isRecord(digest)) return entries.problem("manifest-malformed", line, "its signature has no \"messageDigest\"");
		let digests = require_list_formats.namedDigests(entries, line, path, [[require_json.textAt(digest, "algorithm"), require_list_formats.hexOfBase64(digest.digest)]]);
		digests !== void 0 && entries.add({
			path,
			digests,
			line
		});
	});
}
// src/manifests/formats/spdx.ts
const spdx = {
	name: "spdx",
	detect: ({ text }) => require_json.hasMember(text, "spdxVersion", "\"SPDX-2\\.") || require_json.hasMember(text, "@context", "\"https://spdx\\.org/rdf/3\\.0\\.\\d+/spdx-context\\.jsonld\""),
	parse: parse$2
};
function parse$2(manifest) {
	return require_json.parseJsonList(manifest, (entries, document, facts) => {
		document["@graph"] !== void 0 && (document.files !== void 0 || document.spdxVersion !== void 0) ? entries.problem("manifest-malformed", 1, "it has an \"@graph\" of SPDX 3 and members of SPDX 2: readers disagree on which list counts") : document["@graph"] === void 0 ? /^SPDX-2\.\d+$/.test(require_json.textAt(document, "spdxVersion")) ? readFiles(entries, document, facts) : entries.problem("manifest-schema-unknown", 1, "its \"spdxVersion\" is not SPDX-2.x") : readGraph(entries, document, facts);
	});
}
function readFiles(entries, { files }, facts) {
	require_json.eachItem(entries, files ?? [], "/files", facts, (file, line) => {
		if (!require_json.isRecord(file)) return entries.problem("manifest-malformed", line, "a file is not an object");
		add(entries, line, require_json.textAt(file, "fileName"), digestsIn(file.checksums, "checksumValue"));
	});
}
function readGraph(entries, document, facts) {
	let folders = 0;
	require_json.eachItem(entries, document["@graph"], "/@graph", facts, (element, line) => {
		if (!require_json.isRecord(element) || typeof element.type != "string" || element["@type"] !== void 0 || /[:/#]/.test(element.type)) return entries.problem("manifest-malformed", line, "an element of the \"@graph\" is not an object with a \"type\" of SPDX 3");
		element.type === "software_File" && (element.software_fileKind === "directory" ? folders++ : add(entries, line, require_json.textAt(element, "name"), digestsIn(element.verifiedUsing, "hashValue")));
	}), folders > 0 && entries.notice(`${folders} of its entries are folders, and are not checked`);
}
function digestsIn(list, key) {
	return Array.isArray(list) ? list.filter(require_json.isRecord).map((one) => [require_json.textAt(one, "algorithm"), one[key]]) : [];
}
function add(entries, line, path, pairs) {
	let digests = require_list_formats.namedDigests(entries, line, path, pairs);
	digests !== void 0 && entries.add({
		path,
		digests,
		line
	});
}
// src/manifests/formats/sprockets.ts
const sprockets = {
	name: "sprockets",
	detect: ({ text }) => require_json.hasMember(text, "files", "\\{") && require_json.hasMember(text, "logical_path", "\"") && require_json.hasMember(text, "integrity", "\"sha(?:256|384|512)-"),
	parse: parse$1
};
function parse$1(manifest) {
	return require_json.parseJsonList(manifest, (entries, { files }, facts) => {
		if (!require_json.isRecord(files)) return entries.problem("manifest-malformed", 1, "it has no \"files\" object");
		for (let [path, file] of Object.entries(files)) {
			if (entries.hopeless) return;
			let pointer = `/files/${require_gate.pointerKey(path)}`, line = facts.lineOf(pointer), [, algorithm, base64 = ""] = /^(sha\d+)-([^ ?]+)$/.exec(require_json.textAt(file, "integrity")) ?? [];
			if (!require_json.isRecord(file) || algorithm === void 0) entries.problem("manifest-digest-invalid", line, "its \"integrity\" is not one \"sha256-\", with base64", path);
			else {
				let bytes = require_json.lengthAt(entries, file, "size", pointer, facts), digests = require_list_formats.namedDigests(entries, line, path, [[algorithm, require_list_formats.hexOfBase64(base64)]]);
				digests !== void 0 && bytes !== !1 && entries.add({
					path,
					digests,
					line,
					...bytes !== void 0 && { bytes }
				});
			}
		}
	});
}
// src/manifests/formats/tuf.ts
const tuf = {
	name: "tuf",
	detect: ({ text }) => /^[ \t\r\n]*\{/.test(text) && /"_type"[ \t\r\n]*:[ \t\r\n]*"targets"/.test(text) && text.includes("\"signed\""),
	parse
};
function parse(manifest) {
	let entries = new require_gate.ManifestBuilder(manifest), json = require_json.readJson(manifest, entries);
	if (json === void 0) return entries.done();
	let signed = require_json.isRecord(json.value) ? json.value.signed : void 0, targets = require_json.isRecord(signed) && signed._type === "targets" ? signed.targets : void 0;
	if (!require_json.isRecord(signed) || !require_json.isRecord(targets)) return entries.problem("manifest-malformed", 1, "not TUF targets metadata: it has no \"signed\" object of type \"targets\" with \"targets\""), entries.done();
	entries.notice("unauthenticated: its signatures, expiry and version are not verified here"), require_json.isRecord(signed.delegations) && entries.notice("it delegates to other roles, whose targets are not in it");
	for (let [path, target] of Object.entries(targets)) {
		if (entries.hopeless) break;
		readTarget(entries, json, path, target);
	}
	return entries.done();
}
function readTarget(entries, { facts }, path, target) {
	let pointer = `/signed/targets/${require_gate.pointerKey(path)}`, line = facts.lineOf(pointer), hashes = require_json.isRecord(target) ? target.hashes : void 0;
	if (!require_json.isRecord(target) || !require_json.isRecord(hashes)) return entries.problem("manifest-malformed", line, "the target has no \"length\" and \"hashes\"", path);
	let bytes = facts.wholeNumber(`${pointer}/length`, target.length);
	if (bytes === void 0) return entries.problem("manifest-length-invalid", line, "the length is not a whole number from 0 to 2^53-1", path);
	let digests = require_list_formats.namedDigests(entries, line, path, Object.entries(hashes));
	digests !== void 0 && entries.add({
		path,
		digests,
		bytes,
		line
	});
}
// src/manifests/formats/json-formats.ts
var json_formats_exports = /* @__PURE__ */ require_rolldown_runtime.__exportAll({ JSON_FORMATS: () => JSON_FORMATS });
const JSON_FORMATS = [
	inToto,
	sigstore,
	tuf,
	cargo,
	spdx,
	cyclonedx,
	conda,
	ocfl,
	oci,
	roCrate,
	croissant,
	dataPackage,
	sprockets,
	scoop
];
exports.json_formats_exports = json_formats_exports, exports.listedManifests = listedManifests;
