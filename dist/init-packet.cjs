const require_gate = require("./gate.cjs"), require_hashing = require("./hashing.cjs"), require_release = require("./release.cjs"), require_cli = require("./cli.cjs");
let node_fs = require("node:fs"), node_path = require("node:path");
// src/commands/init-packet.ts
const MANIFEST = "seal-gate.json";
/**
* Writes a starter release packet, sealed, into a folder that is empty or does not exist yet.
* @returns the number of sealed files
* @throws UsageError when the folder has files: a packet is never mixed with others
*/
async function initPacket$1(name, packet, cwd) {
	let folder = (0, node_path.resolve)(cwd, name);
	if (entriesOf(folder, name).length > 0) throw new require_gate.UsageError(`the folder ${JSON.stringify(name)} is not empty: nothing was written`);
	for (let [path, text] of require_release.starterPacket()) write((0, node_path.join)(folder, path), text);
	let { seals } = await require_gate.sealFiles(folder, folder, ["."], void 0), manifest = require_gate.writeNative({
		...packet !== "" && { packet },
		covers: ["**"]
	}, seals);
	return write((0, node_path.join)(folder, MANIFEST), manifest), write((0, node_path.join)(folder, require_gate.TREE_HASH_NAME), `${require_hashing.digestOf("sha256", Buffer.from(manifest))}  ${MANIFEST}\n`), seals.length;
}
function entriesOf(folder, name) {
	try {
		return (0, node_fs.readdirSync)(folder);
	} catch (error) {
		let code = require_hashing.errorCode(error);
		if (code === "ENOENT") return [];
		throw new require_gate.UsageError(`${JSON.stringify(name)} is not a folder that can be used (${code}): nothing was written`);
	}
}
/** Never over a file that somebody else wrote meanwhile. */
function write(file, text) {
	(0, node_fs.mkdirSync)((0, node_path.dirname)(file), { recursive: !0 }), (0, node_fs.writeFileSync)(file, text, { flag: "wx" });
}
// src/cli/init-packet.ts
/** `seal-gate init-packet DIR`: a starter release packet. */
const initPacket = async (args, cwd, terminal) => {
	let { options, positionals } = await require_cli.parseFlags(args, require_gate.INIT_PACKET), [name, ...others] = positionals;
	if (name === void 0 || others.length > 0) throw new require_gate.UsageError("name one folder for the packet");
	let sealed = await initPacket$1(name, options.packet, cwd);
	return terminal.say(`wrote a packet of ${sealed} sealed files to ${require_gate.quotePath(name)}. It holds production; its README.md has the next steps.\n`), 0;
};
exports.initPacket = initPacket;
