const require_gate = require("./gate.cjs"), require_hashing = require("./hashing.cjs"), require_release = require("./release.cjs");
let node_fs = require("node:fs"), node_path = require("node:path");
// src/cli/init-packet.ts
const MANIFEST = "seal-gate.json", initPacket = async (args, cwd, terminal) => {
	let { values, positionals } = require_gate.parseFlags(args, { packet: { type: "string" } }), [name, ...others] = positionals;
	if (name === void 0 || others.length > 0) throw new require_gate.UsageError("name one folder for the packet");
	let folder = (0, node_path.resolve)(cwd, name);
	mustBeFree(folder, name);
	for (let [path, text] of require_release.starterPacket()) write((0, node_path.join)(folder, path), text);
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
