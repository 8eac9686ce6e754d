const require_rolldown_runtime = require("./rolldown-runtime.cjs"), require_rehearsal = require("./rehearsal.cjs");
// node_modules/pg-int8/index.js
var require_pg_int8 = /* @__PURE__ */ require_rolldown_runtime.__commonJSMin(((exports, module) => {
	var BASE = 1e6;
	function readInt8(buffer) {
		var high = buffer.readInt32BE(0), low = buffer.readUInt32BE(4), sign = "";
		high < 0 && (high = ~high + (low === 0), low = ~low + 1 >>> 0, sign = "-");
		var result = "", carry = high % BASE, t, digits, pad, l, i;
		if (high = high / BASE >>> 0, t = 4294967296 * carry + low, low = t / BASE >>> 0, digits = "" + (t - BASE * low), low === 0 && high === 0) return sign + digits + result;
		for (pad = "", l = 6 - digits.length, i = 0; i < l; i++) pad += "0";
		if (result = pad + digits + result, carry = high % BASE, high = high / BASE >>> 0, t = 4294967296 * carry + low, low = t / BASE >>> 0, digits = "" + (t - BASE * low), low === 0 && high === 0) return sign + digits + result;
		for (pad = "", l = 6 - digits.length, i = 0; i < l; i++) pad += "0";
		if (result = pad + digits + result, carry = high % BASE, high = high / BASE >>> 0, t = 4294967296 * carry + low, low = t / BASE >>> 0, digits = "" + (t - BASE * low), low === 0 && high === 0) return sign + digits + result;
		for (pad = "", l = 6 - digits.length, i = 0; i < l; i++) pad += "0";
		return result = pad + digits + result, carry = high % BASE, t = 4294967296 * carry + low, digits = "" + t % BASE, sign + digits + result;
	}
	module.exports = readInt8;
}));
exports.openPostgres = require_rehearsal.openPostgres, Object.defineProperty(exports, "require_pg_int8", {
	enumerable: !0,
	get: function() {
		return require_pg_int8;
	}
});
