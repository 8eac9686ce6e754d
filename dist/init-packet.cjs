const require_hashing = require("./hashing.cjs"), require_seal = require("./seal.cjs"), require_gate = require("./gate.cjs"), require_self_test = require("./self-test.cjs"), require_probes = require("./probes.cjs"), require_release = require("./release.cjs"), require_validator = require("./validator.cjs"), require_command_tables = require("./command-tables.cjs"), require_main = require("./main.cjs");
let node_path = require("node:path");
// src/commands/init-packet.ts
const MANIFEST = "seal-gate.json";
async function initPacket$1(name, packet, cwd) {
	let folder = (0, node_path.resolve)(cwd, name);
	if (entriesOf(folder, name).length > 0) throw new require_gate.UsageError(`the folder ${JSON.stringify(name)} is not empty: nothing was written`);
	let probes = await require_probes.runAllProbes();
	if (!require_gate.probesHold(probes)) throw Error("a probe failed, so this gate cannot be trusted here (\"seal-gate probe\" lists which)");
	require_hashing.makeFolderAt(folder);
	for (let [path, text] of require_release.starterPacket()) require_hashing.writeInside(folder, path, text, !0);
	require_hashing.writeInside(folder, "probe-results.json", require_gate.jsonText(probes), !0), require_hashing.writeInside(folder, "validator-result.json", await exampleResult(folder), !0);
	let { seals } = await require_seal.sealFiles({
		root: folder,
		cwd: folder,
		paths: ["."]
	}), manifest = require_self_test.writeNative({
		...packet !== "" && { packet },
		covers: ["**"]
	}, seals);
	return require_hashing.writeInside(folder, MANIFEST, manifest, !0), require_hashing.writeInside(folder, require_gate.TREE_HASH_NAME, `${require_hashing.digestOf("sha256", Buffer.from(manifest))}  ${MANIFEST}\n`, !0), seals.length;
}
async function exampleResult(folder) {
	let { seals } = await require_seal.sealFiles({
		root: folder,
		cwd: folder,
		paths: ["."]
	}), contents = require_hashing.sealedContents(folder, seals, seals.map(() => ({ state: "intact" }))), evidence = require_release.evidenceOf(contents.map((content) => ({
		...content,
		path: content.seal.path,
		manifest: MANIFEST
	}))), [pinned] = require_release.ofKind(evidence, "validator");
	if (pinned === void 0) throw Error("the example validator was lost");
	let { result, problems } = await require_validator.validate(folder, evidence, pinned, !1);
	if (result.status === "FAIL") throw Error(`the example validator failed: ${problems.join("; ")}`);
	return require_gate.jsonText(result);
}
function entriesOf(folder, name) {
	try {
		return require_hashing.namesIn(folder);
	} catch (error) {
		let code = require_hashing.errorCode(error);
		if (code === "ENOENT") return [];
		throw new require_gate.UsageError(`${JSON.stringify(name)} is not a folder that can be used (${code}): nothing was written`);
	}
}
// src/cli/init-packet.ts
const initPacket = async (args, cwd, terminal) => {
	let { options, positionals } = await require_main.parseFlags(args, require_command_tables.INIT_PACKET), [name, ...others] = positionals;
	if (name === void 0 || others.length > 0) throw new require_gate.UsageError("name one folder for the packet");
	let sealed = await initPacket$1(name, options.packet, cwd);
	return terminal.say(`wrote a packet of ${sealed} sealed files to ${require_gate.quotePath(name)}. It holds production; its README.md has the next steps.\n`), 0;
};
exports.initPacket = initPacket;
