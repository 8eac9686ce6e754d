const require_gate = require("./gate.cjs"), require_hashing = require("./hashing.cjs");
let node_fs = require("node:fs"), node_path = require("node:path");
// src/release/starter-packet.ts
/**
* The files of a packet to begin with, by path; still without a manifest. Nothing in it is untrue: nothing was done yet, so it is
* `READY_NOT_APPLIED` and it holds. The same text every time.
*/
function starterPacket() {
	return new Map([
		[".gitattributes", "# Sealed bytes are not git's business.\n* -text\n"],
		["README.md", README],
		["sql/apply.sql", "-- The change.\n"],
		["sql/rollback.sql", "-- The change, undone.\n"],
		...Object.entries(DOCUMENTS).map(([path, document]) => [path, `${JSON.stringify(document, null, 2)}\n`])
	]);
}
const README = "# A release packet\n\nIt is READY_NOT_APPLIED, and the decision is HOLD_PRODUCTION. What to do next:\n\n1. Name production in policy.json: its endpoints, or the system_identifier of pg_control_system(). No clone may be any of them.\n2. Describe in schema-expectations.json the tables, columns and rows that the change needs.\n3. Write the change and its rollback: sql/apply.sql, sql/rollback.sql.\n4. Name in blocker-map.json every reason to hold, and the evidence that would close it.\n5. Say in clone-provenance.json exactly which dump the operator must supply; then rehearse, and replace the four clone documents.\n6. Pin a validator in validator.json, and let it judge what was read in production: validator-result.json.\n7. Keep what the gate refuses here: seal-gate probe --json > probe-results.json\n8. Seal again after every change: seal-gate seal . -o seal-gate.json --covers '**'\n9. Write the tree hash: sha256sum seal-gate.json > packet_tree.sha256\n10. Look: seal-gate verify seal-gate.json --manifest-sha256 packet_tree.sha256\n", CLONE = "clone-provenance.json", SCHEMA = "schema-compatibility.json", EXECUTION = "clone-rehearsal-execution-evidence.json", ROLLBACK = "clone-rollback-evidence.json", NO_CLONE = "no dump has been supplied", policy = {
	schema: "seal-gate/policy/1",
	production: {
		endpoints: [{
			host: "db.production.example",
			port: 5432
		}],
		system_identifiers: []
	},
	required_evidence: [...require_gate.REQUIRABLE]
}, expectations = {
	schema: "seal-gate/schema-expectations/1",
	tables: [{
		name: "public.example",
		columns: [{
			name: "id",
			type: "integer",
			nullable: !1
		}],
		primary_key: ["id"]
	}]
}, provenance = {
	schema: "seal-gate/clone-provenance/1",
	production_claim: "NONE",
	verdict: "NO_SAFE_PRODUCTION_SHAPED_CLONE_AVAILABLE",
	reason: NO_CLONE,
	operator_input_needed: ["an anonymised dump: pg_dump --format=custom --no-owner --no-privileges --file=clone.dump DATABASE"]
}, compatibility = {
	schema: "seal-gate/schema-compatibility/1",
	production_claim: "NONE",
	verdict: "NOT_CHECKED",
	reason: NO_CLONE
}, execution = {
	schema: "seal-gate/rehearsal-execution/1",
	production_claim: "NONE",
	status: "NOT_APPLIED",
	reason: NO_CLONE
}, rollback = {
	schema: "seal-gate/rehearsal-rollback/1",
	production_claim: "NONE",
	status: "NOT_APPLIED",
	reason: NO_CLONE
};
function open(id, title, scope, depends_on, proof) {
	let [document, pointer, equals] = proof;
	return {
		id,
		title,
		state: "OPEN",
		scope,
		depends_on,
		closes_when: [{
			document,
			pointer,
			equals
		}]
	};
}
const blockerMap = {
	schema: "seal-gate/blocker-map/1",
	blockers: [
		open("B1-clone", "There is a clone that is shaped like production and safe to use", "clone", [], [
			CLONE,
			"/verdict",
			"SAFE_PRODUCTION_SHAPED_CLONE"
		]),
		open("B2-schema", "The clone has the schema that the change expects", "clone", ["B1-clone"], [
			SCHEMA,
			"/verdict",
			"COMPATIBLE"
		]),
		open("B3-apply", "The change was applied to the clone", "clone", ["B2-schema"], [
			EXECUTION,
			"/status",
			"APPLIED"
		]),
		open("B4-rollback", "The rollback brought the clone back", "clone", ["B3-apply"], [
			ROLLBACK,
			"/status",
			"RESTORED"
		]),
		open("B5-production", "What was read in production was accepted", "production", [], [
			"validator-result.json",
			"/status",
			"PASS"
		])
	]
}, DOCUMENTS = {
	"policy.json": policy,
	"schema-expectations.json": expectations,
	[CLONE]: provenance,
	[SCHEMA]: compatibility,
	[EXECUTION]: execution,
	[ROLLBACK]: rollback,
	"blocker-map.json": blockerMap
}, MANIFEST = "seal-gate.json", initPacket = async (args, cwd, terminal) => {
	let { values, positionals } = require_gate.parseFlags(args, { packet: { type: "string" } }), [name, ...others] = positionals;
	if (name === void 0 || others.length > 0) throw new require_gate.UsageError("name one folder for the packet");
	let folder = (0, node_path.resolve)(cwd, name);
	mustBeFree(folder, name);
	for (let [path, text] of starterPacket()) write((0, node_path.join)(folder, path), text);
	let { packet } = values, { seals } = await require_gate.sealFiles(folder, folder, ["."], void 0), manifest = require_gate.writeNative({
		...typeof packet == "string" && { packet },
		covers: ["**"]
	}, seals);
	return write((0, node_path.join)(folder, MANIFEST), manifest), write((0, node_path.join)(folder, require_gate.TREE_HASH_NAME), `${require_hashing.digestOf("sha256", Buffer.from(manifest))}  ${MANIFEST}\n`), terminal.say(`wrote a packet of ${seals.length} sealed files to ${require_gate.quotePath(name)}. It holds production; its README.md has the next steps.\n`), 0;
};
/** @throws UsageError when anything stands there: a packet is never mixed with other files */
function mustBeFree(folder, name) {
	if (entriesOf(folder, name).length > 0) throw new require_gate.UsageError(`the folder ${require_gate.quotePath(name)} is not empty: nothing was written`);
}
function entriesOf(folder, name) {
	try {
		return (0, node_fs.readdirSync)(folder);
	} catch (error) {
		let code = require_hashing.errorCode(error);
		if (code === "ENOENT") return [];
		throw new require_gate.UsageError(`${require_gate.quotePath(name)} is no folder that can be used (${code}): nothing was written`);
	}
}
/** Never over a file that somebody else wrote meanwhile. */
function write(file, text) {
	(0, node_fs.mkdirSync)((0, node_path.dirname)(file), { recursive: !0 }), (0, node_fs.writeFileSync)(file, text, { flag: "wx" });
}
exports.initPacket = initPacket;
