const require_gate = require("./gate.cjs"), require_zod_classic = require("./zod-classic.cjs"), require_json = require("./json.cjs"), linkSchema = require_zod_classic.strictObject({
	path: require_zod_classic.string(),
	link: require_zod_classic.string()
}), fileSchema = require_zod_classic.strictObject({
	path: require_zod_classic.string(),
	sha256: require_zod_classic.string().regex(/^[0-9a-f]{64}$/, "must be 64 lower-case hex digits"),
	bytes: require_zod_classic.int("must be a whole number of bytes, at most 2^53-1").min(0, "must not be negative"),
	text: require_zod_classic._enum([
		"ascii",
		"utf-8",
		"binary"
	]).exactOptional(),
	eol: require_zod_classic._enum([
		"lf",
		"crlf",
		"mixed",
		"none"
	]).exactOptional(),
	bom: require_zod_classic.literal(!0).exactOptional(),
	git: require_zod_classic.string().regex(/^([0-9a-f]{40}|[0-9a-f]{64})$/, "must be a git object id").exactOptional(),
	json_sha256: require_zod_classic.string().regex(/^[0-9a-f]{64}$/, "must be 64 lower-case hex digits").exactOptional(),
	text_sha256: require_zod_classic.string().regex(/^[0-9a-f]{64}$/, "must be 64 lower-case hex digits").exactOptional(),
	members_sha256: require_zod_classic.string().regex(/^[0-9a-f]{64}$/, "must be 64 lower-case hex digits").exactOptional(),
	exec: require_zod_classic.boolean().exactOptional()
}), manifestSchema = require_zod_classic.strictObject({
	schema: require_zod_classic.literal(require_gate.NATIVE_SCHEMA),
	packet: require_zod_classic.string().exactOptional(),
	covers: require_zod_classic.array(require_zod_classic.string()).exactOptional(),
	files: require_zod_classic.array(require_zod_classic.unknown())
});
function parseLoose(manifest) {
	let entries = new require_gate.ManifestBuilder(manifest), json = require_json.readJson(manifest, entries);
	if (json === void 0) return entries.done();
	manifest.text.includes("\r") && entries.notice("it has CRLF line ends");
	for (let { pointer, line } of json.facts.oddNumbers.filter((place) => place.pointer.endsWith("/bytes"))) entries.problem("manifest-length-invalid", line, `${pointer}: must be written as a whole number`);
	let { data, error } = manifestSchema.safeParse(json.value);
	if (refuseIssues(error, "", json, entries), data === void 0) return entries.done();
	for (let index = 0; index < data.files.length && !entries.hopeless; index++) {
		let pointer = `/files/${index}`;
		if (isLink(data.files[index])) {
			addLink(data.files[index], pointer, json, entries);
			continue;
		}
		let file = fileSchema.safeParse(data.files[index]);
		if (refuseIssues(file.error, pointer, json, entries), file.data === void 0) continue;
		let { path, sha256, bytes, json_sha256: jsonSha256, text_sha256: textSha256, members_sha256: membersSha256, ...facts } = file.data, forms = {
			...jsonSha256 !== void 0 && { jsonSha256 },
			...textSha256 !== void 0 && { textSha256 },
			...membersSha256 !== void 0 && { membersSha256 }
		};
		entries.add({
			path,
			digests: { sha256 },
			bytes,
			line: json.facts.lineOf(pointer),
			...facts,
			...forms
		});
	}
	return entries.done({
		...data.packet !== void 0 && { packet: data.packet },
		...data.covers !== void 0 && { covers: data.covers }
	});
}
function isLink(entry) {
	return typeof entry == "object" && !!entry && "link" in entry;
}
function addLink(entry, pointer, json, entries) {
	let { data, error } = linkSchema.safeParse(entry);
	if (refuseIssues(error, pointer, json, entries), data === void 0) return;
	let line = json.facts.lineOf(pointer), problem = require_gate.targetProblem(data.link);
	problem === void 0 ? entries.add(require_gate.linkEntry(data.path, data.link, line)) : entries.problem("manifest-malformed", line, problem, data.path);
}
function refuseIssues(error, parent, json, entries) {
	for (let issue of error?.issues ?? []) {
		let pointer = parent + issue.path.map((key) => `/${require_gate.pointerKey(String(key))}`).join(""), where = pointer === "" ? "" : `${pointer}: `;
		entries.problem(codeOf(issue, pointer), json.facts.lineOf(pointer), `${where}${issue.message}`);
	}
}
function codeOf(issue, pointer) {
	return issue.code === "unrecognized_keys" ? "manifest-key-unknown" : pointer === "/schema" ? "manifest-schema-unknown" : pointer.endsWith("/sha256") ? "manifest-digest-invalid" : pointer.endsWith("/bytes") ? "manifest-length-invalid" : "manifest-malformed";
}
exports.parseLoose = parseLoose;
