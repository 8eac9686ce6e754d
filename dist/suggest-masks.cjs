const require_hashing = require("./hashing.cjs"), require_gate = require("./gate.cjs"), require_rehearsal = require("./rehearsal.cjs");
let node_path = require("node:path");
// src/commands/suggest-masks.ts
async function suggestMasks({ spec, dump, database, "pg-bin": pgBin }, cwd) {
	let input = spec === "" ? void 0 : require_rehearsal.readInput({
		spec: (0, node_path.resolve)(cwd, spec),
		...dump !== "" && { dump: (0, node_path.resolve)(cwd, dump) }
	}), path = input === void 0 ? (0, node_path.resolve)(cwd, dump) : input.dump;
	if (path === void 0 || input === void 0 && (dump === "" || !require_hashing.isReachable(path))) throw new require_gate.UsageError("\"suggest-masks\" needs a dump that exists");
	let interruption = new require_rehearsal.Interruption();
	try {
		let driver = await require_rehearsal.driverFor({
			engine: input?.engine ?? "auto",
			dump: path
		});
		driver.scansInClone && interruption.listen();
		let { signal } = interruption, opened = driver.openDump(path, {
			pgBin: pgBin === "" ? void 0 : (0, node_path.resolve)(cwd, pgBin),
			database: database === "" ? input?.spec.database : database,
			signal
		}), mask = require_rehearsal.suggestMasks(await driver.survey(opened, { secret_columns: input?.spec.secret_columns ?? [] }));
		return {
			text: require_gate.jsonText({ mask }),
			count: mask.length
		};
	} catch (error) {
		let [interrupted] = interruption.denials();
		throw interrupted === void 0 ? error instanceof require_rehearsal.Refused ? new require_gate.UsageError(`the dump cannot be read: ${error.message}`) : error : new require_gate.UsageError(`the search was interrupted: ${interrupted.reason}`);
	} finally {
		interruption.end();
	}
}
exports.suggestMasks = suggestMasks;
