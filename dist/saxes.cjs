const require_rolldown_runtime = require("./rolldown-runtime.cjs");
// node_modules/xmlchars/xml/1.0/ed5.js
var require_ed5 = /* @__PURE__ */ require_rolldown_runtime.__commonJSMin(((exports) => {
	/**
	* Character classes and associated utilities for the 5th edition of XML 1.0.
	*
	* @author Louis-Dominique Dubeau
	* @license MIT
	* @copyright Louis-Dominique Dubeau
	*/
	Object.defineProperty(exports, "__esModule", { value: !0 }), exports.CHAR = "	\n\r -퟿-�𐀀-􏿿", exports.S = " 	\r\n", exports.NAME_START_CHAR = ":A-Z_a-zÀ-ÖØ-öø-˿Ͱ-ͽͿ-῿‌‍⁰-↏Ⰰ-⿯、-퟿豈-﷏ﷰ-�𐀀-󯿿", exports.NAME_CHAR = "-" + exports.NAME_START_CHAR + ".0-9·̀-ͯ‿-⁀", exports.CHAR_RE = RegExp("^[" + exports.CHAR + "]$", "u"), exports.S_RE = RegExp("^[" + exports.S + "]+$", "u"), exports.NAME_START_CHAR_RE = RegExp("^[" + exports.NAME_START_CHAR + "]$", "u"), exports.NAME_CHAR_RE = RegExp("^[" + exports.NAME_CHAR + "]$", "u"), exports.NAME_RE = RegExp("^[" + exports.NAME_START_CHAR + "][" + exports.NAME_CHAR + "]*$", "u"), exports.NMTOKEN_RE = RegExp("^[" + exports.NAME_CHAR + "]+$", "u");
	var TAB = 9, NL = 10, CR = 13, SPACE = 32;
	exports.S_LIST = [
		SPACE,
		NL,
		CR,
		TAB
	];
	function isChar(c) {
		return c >= SPACE && c <= 55295 || c === NL || c === CR || c === TAB || c >= 57344 && c <= 65533 || c >= 65536 && c <= 1114111;
	}
	exports.isChar = isChar;
	function isS(c) {
		return c === SPACE || c === NL || c === CR || c === TAB;
	}
	exports.isS = isS;
	function isNameStartChar(c) {
		return c >= 65 && c <= 90 || c >= 97 && c <= 122 || c === 58 || c === 95 || c === 8204 || c === 8205 || c >= 192 && c <= 214 || c >= 216 && c <= 246 || c >= 248 && c <= 767 || c >= 880 && c <= 893 || c >= 895 && c <= 8191 || c >= 8304 && c <= 8591 || c >= 11264 && c <= 12271 || c >= 12289 && c <= 55295 || c >= 63744 && c <= 64975 || c >= 65008 && c <= 65533 || c >= 65536 && c <= 983039;
	}
	exports.isNameStartChar = isNameStartChar;
	function isNameChar(c) {
		return isNameStartChar(c) || c >= 48 && c <= 57 || c === 45 || c === 46 || c === 183 || c >= 768 && c <= 879 || c >= 8255 && c <= 8256;
	}
	exports.isNameChar = isNameChar;
})), require_ed2 = /* @__PURE__ */ require_rolldown_runtime.__commonJSMin(((exports) => {
	/**
	* Character classes and associated utilities for the 2nd edition of XML 1.1.
	*
	* @author Louis-Dominique Dubeau
	* @license MIT
	* @copyright Louis-Dominique Dubeau
	*/
	Object.defineProperty(exports, "__esModule", { value: !0 }), exports.CHAR = "-퟿-�𐀀-􏿿", exports.RESTRICTED_CHAR = "-\b\v\f---", exports.S = " 	\r\n", exports.NAME_START_CHAR = ":A-Z_a-zÀ-ÖØ-öø-˿Ͱ-ͽͿ-῿‌‍⁰-↏Ⰰ-⿯、-퟿豈-﷏ﷰ-�𐀀-󯿿", exports.NAME_CHAR = "-" + exports.NAME_START_CHAR + ".0-9·̀-ͯ‿-⁀", exports.CHAR_RE = RegExp("^[" + exports.CHAR + "]$", "u"), exports.RESTRICTED_CHAR_RE = RegExp("^[" + exports.RESTRICTED_CHAR + "]$", "u"), exports.S_RE = RegExp("^[" + exports.S + "]+$", "u"), exports.NAME_START_CHAR_RE = RegExp("^[" + exports.NAME_START_CHAR + "]$", "u"), exports.NAME_CHAR_RE = RegExp("^[" + exports.NAME_CHAR + "]$", "u"), exports.NAME_RE = RegExp("^[" + exports.NAME_START_CHAR + "][" + exports.NAME_CHAR + "]*$", "u"), exports.NMTOKEN_RE = RegExp("^[" + exports.NAME_CHAR + "]+$", "u");
	var TAB = 9, NL = 10, CR = 13, SPACE = 32;
	exports.S_LIST = [
		SPACE,
		NL,
		CR,
		TAB
	];
	function isChar(c) {
		return c >= 1 && c <= 55295 || c >= 57344 && c <= 65533 || c >= 65536 && c <= 1114111;
	}
	exports.isChar = isChar;
	function isRestrictedChar(c) {
		return c >= 1 && c <= 8 || c === 11 || c === 12 || c >= 14 && c <= 31 || c >= 127 && c <= 132 || c >= 134 && c <= 159;
	}
	exports.isRestrictedChar = isRestrictedChar;
	function isCharAndNotRestricted(c) {
		return c === 9 || c === 10 || c === 13 || c > 31 && c < 127 || c === 133 || c > 159 && c <= 55295 || c >= 57344 && c <= 65533 || c >= 65536 && c <= 1114111;
	}
	exports.isCharAndNotRestricted = isCharAndNotRestricted;
	function isS(c) {
		return c === SPACE || c === NL || c === CR || c === TAB;
	}
	exports.isS = isS;
	function isNameStartChar(c) {
		return c >= 65 && c <= 90 || c >= 97 && c <= 122 || c === 58 || c === 95 || c === 8204 || c === 8205 || c >= 192 && c <= 214 || c >= 216 && c <= 246 || c >= 248 && c <= 767 || c >= 880 && c <= 893 || c >= 895 && c <= 8191 || c >= 8304 && c <= 8591 || c >= 11264 && c <= 12271 || c >= 12289 && c <= 55295 || c >= 63744 && c <= 64975 || c >= 65008 && c <= 65533 || c >= 65536 && c <= 983039;
	}
	exports.isNameStartChar = isNameStartChar;
	function isNameChar(c) {
		return isNameStartChar(c) || c >= 48 && c <= 57 || c === 45 || c === 46 || c === 183 || c >= 768 && c <= 879 || c >= 8255 && c <= 8256;
	}
	exports.isNameChar = isNameChar;
})), require_ed3 = /* @__PURE__ */ require_rolldown_runtime.__commonJSMin(((exports) => {
	/**
	* Character class utilities for XML NS 1.0 edition 3.
	*
	* @author Louis-Dominique Dubeau
	* @license MIT
	* @copyright Louis-Dominique Dubeau
	*/
	Object.defineProperty(exports, "__esModule", { value: !0 }), exports.NC_NAME_START_CHAR = "A-Z_a-zÀ-ÖØ-öø-˿Ͱ-ͽͿ-῿‌-‍⁰-↏Ⰰ-⿯、-퟿豈-﷏ﷰ-�𐀀-󯿿", exports.NC_NAME_CHAR = "-" + exports.NC_NAME_START_CHAR + ".0-9·̀-ͯ‿-⁀", exports.NC_NAME_START_CHAR_RE = RegExp("^[" + exports.NC_NAME_START_CHAR + "]$", "u"), exports.NC_NAME_CHAR_RE = RegExp("^[" + exports.NC_NAME_CHAR + "]$", "u"), exports.NC_NAME_RE = RegExp("^[" + exports.NC_NAME_START_CHAR + "][" + exports.NC_NAME_CHAR + "]*$", "u");
	function isNCNameStartChar(c) {
		return c >= 65 && c <= 90 || c === 95 || c >= 97 && c <= 122 || c >= 192 && c <= 214 || c >= 216 && c <= 246 || c >= 248 && c <= 767 || c >= 880 && c <= 893 || c >= 895 && c <= 8191 || c >= 8204 && c <= 8205 || c >= 8304 && c <= 8591 || c >= 11264 && c <= 12271 || c >= 12289 && c <= 55295 || c >= 63744 && c <= 64975 || c >= 65008 && c <= 65533 || c >= 65536 && c <= 983039;
	}
	exports.isNCNameStartChar = isNCNameStartChar;
	function isNCNameChar(c) {
		return isNCNameStartChar(c) || c === 45 || c === 46 || c >= 48 && c <= 57 || c === 183 || c >= 768 && c <= 879 || c >= 8255 && c <= 8256;
	}
	exports.isNCNameChar = isNCNameChar;
})), require_saxes = /* @__PURE__ */ require_rolldown_runtime.__commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: !0 }), exports.SaxesParser = exports.EVENTS = void 0;
	let ed5 = require_ed5(), ed2 = require_ed2(), NSed3 = require_ed3();
	var isS = ed5.isS, isChar10 = ed5.isChar, isNameStartChar = ed5.isNameStartChar, isNameChar = ed5.isNameChar, S_LIST = ed5.S_LIST, NAME_RE = ed5.NAME_RE, isChar11 = ed2.isChar, isNCNameStartChar = NSed3.isNCNameStartChar, isNCNameChar = NSed3.isNCNameChar, NC_NAME_RE = NSed3.NC_NAME_RE;
	let XML_NAMESPACE = "http://www.w3.org/XML/1998/namespace", XMLNS_NAMESPACE = "http://www.w3.org/2000/xmlns/", rootNS = {
		__proto__: null,
		xml: XML_NAMESPACE,
		xmlns: XMLNS_NAMESPACE
	}, XML_ENTITIES = {
		__proto__: null,
		amp: "&",
		gt: ">",
		lt: "<",
		quot: "\"",
		apos: "'"
	}, LS = 8232, isQuote = (c) => c === 34 || c === 39, QUOTES = [34, 39], DOCTYPE_TERMINATOR = [
		...QUOTES,
		91,
		62
	], DTD_TERMINATOR = [
		...QUOTES,
		60,
		93
	], XML_DECL_NAME_TERMINATOR = [
		61,
		63,
		...S_LIST
	], ATTRIB_VALUE_UNQUOTED_TERMINATOR = [
		...S_LIST,
		62,
		38,
		60
	];
	function nsPairCheck(parser, prefix, uri) {
		switch (prefix) {
			case "xml":
				uri !== XML_NAMESPACE && parser.fail(`xml prefix must be bound to ${XML_NAMESPACE}.`);
				break;
			case "xmlns": uri !== XMLNS_NAMESPACE && parser.fail(`xmlns prefix must be bound to ${XMLNS_NAMESPACE}.`);
		}
		switch (uri) {
			case XMLNS_NAMESPACE:
				parser.fail(prefix === "" ? `the default namespace may not be set to ${uri}.` : `may not assign a prefix (even "xmlns") to the URI \
${XMLNS_NAMESPACE}.`);
				break;
			case XML_NAMESPACE: switch (prefix) {
				case "xml": break;
				case "":
					parser.fail(`the default namespace may not be set to ${uri}.`);
					break;
				default: parser.fail("may not assign the xml namespace to another prefix.");
			}
		}
	}
	function nsMappingCheck(parser, mapping) {
		for (let local of Object.keys(mapping)) nsPairCheck(parser, local, mapping[local]);
	}
	let isNCName = (name) => NC_NAME_RE.test(name), isName = (name) => NAME_RE.test(name);
	exports.EVENTS = [
		"xmldecl",
		"text",
		"processinginstruction",
		"doctype",
		"comment",
		"opentagstart",
		"attribute",
		"opentag",
		"closetag",
		"cdata",
		"error",
		"end",
		"ready"
	];
	let EVENT_NAME_TO_HANDLER_NAME = {
		xmldecl: "xmldeclHandler",
		text: "textHandler",
		processinginstruction: "piHandler",
		doctype: "doctypeHandler",
		comment: "commentHandler",
		opentagstart: "openTagStartHandler",
		attribute: "attributeHandler",
		opentag: "openTagHandler",
		closetag: "closeTagHandler",
		cdata: "cdataHandler",
		error: "errorHandler",
		end: "endHandler",
		ready: "readyHandler"
	};
	exports.SaxesParser = class {
		constructor(opt) {
			this.opt = opt ?? {}, this.fragmentOpt = !!this.opt.fragment;
			let xmlnsOpt = this.xmlnsOpt = !!this.opt.xmlns;
			if (this.trackPosition = this.opt.position !== !1, this.fileName = this.opt.fileName, xmlnsOpt) {
				this.nameStartCheck = isNCNameStartChar, this.nameCheck = isNCNameChar, this.isName = isNCName, this.processAttribs = this.processAttribsNS, this.pushAttrib = this.pushAttribNS, this.ns = Object.assign({ __proto__: null }, rootNS);
				let additional = this.opt.additionalNamespaces;
				additional != null && (nsMappingCheck(this, additional), Object.assign(this.ns, additional));
			} else this.nameStartCheck = isNameStartChar, this.nameCheck = isNameChar, this.isName = isName, this.processAttribs = this.processAttribsPlain, this.pushAttrib = this.pushAttribPlain;
			this.stateTable = [
				this.sBegin,
				this.sBeginWhitespace,
				this.sDoctype,
				this.sDoctypeQuote,
				this.sDTD,
				this.sDTDQuoted,
				this.sDTDOpenWaka,
				this.sDTDOpenWakaBang,
				this.sDTDComment,
				this.sDTDCommentEnding,
				this.sDTDCommentEnded,
				this.sDTDPI,
				this.sDTDPIEnding,
				this.sText,
				this.sEntity,
				this.sOpenWaka,
				this.sOpenWakaBang,
				this.sComment,
				this.sCommentEnding,
				this.sCommentEnded,
				this.sCData,
				this.sCDataEnding,
				this.sCDataEnding2,
				this.sPIFirstChar,
				this.sPIRest,
				this.sPIBody,
				this.sPIEnding,
				this.sXMLDeclNameStart,
				this.sXMLDeclName,
				this.sXMLDeclEq,
				this.sXMLDeclValueStart,
				this.sXMLDeclValue,
				this.sXMLDeclSeparator,
				this.sXMLDeclEnding,
				this.sOpenTag,
				this.sOpenTagSlash,
				this.sAttrib,
				this.sAttribName,
				this.sAttribNameSawWhite,
				this.sAttribValue,
				this.sAttribValueQuoted,
				this.sAttribValueClosed,
				this.sAttribValueUnquoted,
				this.sCloseTag,
				this.sCloseTagSawWhite
			], this._init();
		}
		get closed() {
			return this._closed;
		}
		_init() {
			var _a;
			this.openWakaBang = "", this.text = "", this.name = "", this.piTarget = "", this.entity = "", this.q = null, this.tags = [], this.tag = null, this.topNS = null, this.chunk = "", this.chunkPosition = 0, this.i = 0, this.prevI = 0, this.carriedFromPrevious = void 0, this.forbiddenState = 0, this.attribList = [];
			let { fragmentOpt } = this;
			this.state = fragmentOpt ? 13 : 0, this.reportedTextBeforeRoot = this.reportedTextAfterRoot = this.closedRoot = this.sawRoot = fragmentOpt, this.xmlDeclPossible = !fragmentOpt, this.xmlDeclExpects = ["version"], this.entityReturnState = void 0;
			let { defaultXMLVersion } = this.opt;
			if (defaultXMLVersion === void 0) {
				if (this.opt.forceXMLVersion === !0) throw Error("forceXMLVersion set but defaultXMLVersion is not set");
				defaultXMLVersion = "1.0";
			}
			this.setXMLVersion(defaultXMLVersion), this.positionAtNewLine = 0, this.doctype = !1, this._closed = !1, this.xmlDecl = {
				version: void 0,
				encoding: void 0,
				standalone: void 0
			}, this.line = 1, this.column = 0, this.ENTITIES = Object.create(XML_ENTITIES), (_a = this.readyHandler) == null || _a.call(this);
		}
		get position() {
			return this.chunkPosition + this.i;
		}
		get columnIndex() {
			return this.position - this.positionAtNewLine;
		}
		on(name, handler) {
			this[EVENT_NAME_TO_HANDLER_NAME[name]] = handler;
		}
		off(name) {
			this[EVENT_NAME_TO_HANDLER_NAME[name]] = void 0;
		}
		makeError(message) {
			let msg = this.fileName ?? "";
			return this.trackPosition && (msg.length > 0 && (msg += ":"), msg += `${this.line}:${this.column}`), msg.length > 0 && (msg += ": "), Error(msg + message);
		}
		fail(message) {
			let err = this.makeError(message), handler = this.errorHandler;
			if (handler === void 0) throw err;
			return handler(err), this;
		}
		write(chunk) {
			if (this.closed) return this.fail("cannot write after close; assign an onready handler.");
			let end = !1;
			chunk === null ? (end = !0, chunk = "") : typeof chunk == "object" && (chunk = chunk.toString()), this.carriedFromPrevious !== void 0 && (chunk = `${this.carriedFromPrevious}${chunk}`, this.carriedFromPrevious = void 0);
			let limit = chunk.length, lastCode = chunk.charCodeAt(limit - 1);
			!end && (lastCode === 13 || lastCode >= 55296 && lastCode <= 56319) && (this.carriedFromPrevious = chunk[limit - 1], limit--, chunk = chunk.slice(0, limit));
			let { stateTable } = this;
			for (this.chunk = chunk, this.i = 0; this.i < limit;) stateTable[this.state].call(this);
			return this.chunkPosition += limit, end ? this.end() : this;
		}
		close() {
			return this.write(null);
		}
		getCode10() {
			let { chunk, i } = this;
			if (this.prevI = i, this.i = i + 1, i >= chunk.length) return -1;
			let code = chunk.charCodeAt(i);
			if (this.column++, code < 55296) {
				if (code >= 32 || code === 9) return code;
				switch (code) {
					case 10: return this.line++, this.column = 0, this.positionAtNewLine = this.position, 10;
					case 13: return chunk.charCodeAt(i + 1) === 10 && (this.i = i + 2), this.line++, this.column = 0, this.positionAtNewLine = this.position, -2;
					default: return this.fail("disallowed character."), code;
				}
			}
			if (code > 56319) return code >= 57344 && code <= 65533 || this.fail("disallowed character."), code;
			let final = 65536 + (code - 55296) * 1024 + (chunk.charCodeAt(i + 1) - 56320);
			return this.i = i + 2, final > 1114111 && this.fail("disallowed character."), final;
		}
		getCode11() {
			let { chunk, i } = this;
			if (this.prevI = i, this.i = i + 1, i >= chunk.length) return -1;
			let code = chunk.charCodeAt(i);
			if (this.column++, code < 55296) {
				if (code > 31 && code < 127 || code > 159 && code !== LS || code === 9) return code;
				switch (code) {
					case 10: return this.line++, this.column = 0, this.positionAtNewLine = this.position, 10;
					case 13: {
						let next = chunk.charCodeAt(i + 1);
						(next === 10 || next === 133) && (this.i = i + 2);
					}
					case 133:
					case LS: return this.line++, this.column = 0, this.positionAtNewLine = this.position, -2;
					default: return this.fail("disallowed character."), code;
				}
			}
			if (code > 56319) return code >= 57344 && code <= 65533 || this.fail("disallowed character."), code;
			let final = 65536 + (code - 55296) * 1024 + (chunk.charCodeAt(i + 1) - 56320);
			return this.i = i + 2, final > 1114111 && this.fail("disallowed character."), final;
		}
		getCodeNorm() {
			let c = this.getCode();
			return c === -2 ? 10 : c;
		}
		unget() {
			this.i = this.prevI, this.column--;
		}
		captureTo(chars) {
			let { i: start } = this, { chunk } = this;
			for (;;) {
				let c = this.getCode(), isNLLike = c === -2, final = isNLLike ? 10 : c;
				if (final === -1 || chars.includes(final)) return this.text += chunk.slice(start, this.prevI), final;
				isNLLike && (this.text += `${chunk.slice(start, this.prevI)}\n`, start = this.i);
			}
		}
		captureToChar(char) {
			let { i: start } = this, { chunk } = this;
			for (;;) {
				let c = this.getCode();
				switch (c) {
					case -2:
						this.text += `${chunk.slice(start, this.prevI)}\n`, start = this.i, c = 10;
						break;
					case -1: return this.text += chunk.slice(start), !1;
				}
				if (c === char) return this.text += chunk.slice(start, this.prevI), !0;
			}
		}
		captureNameChars() {
			let { chunk, i: start } = this;
			for (;;) {
				let c = this.getCode();
				if (c === -1) return this.name += chunk.slice(start), -1;
				if (!isNameChar(c)) return this.name += chunk.slice(start, this.prevI), c === -2 ? 10 : c;
			}
		}
		skipSpaces() {
			for (;;) {
				let c = this.getCodeNorm();
				if (c === -1 || !isS(c)) return c;
			}
		}
		setXMLVersion(version) {
			this.currentXMLVersion = version, version === "1.0" ? (this.isChar = isChar10, this.getCode = this.getCode10) : (this.isChar = isChar11, this.getCode = this.getCode11);
		}
		sBegin() {
			this.chunk.charCodeAt(0) === 65279 && (this.i++, this.column++), this.state = 1;
		}
		sBeginWhitespace() {
			let iBefore = this.i, c = this.skipSpaces();
			switch (this.prevI !== iBefore && (this.xmlDeclPossible = !1), c) {
				case 60:
					if (this.state = 15, this.text.length !== 0) throw Error("no-empty text at start");
					break;
				case -1: break;
				default: this.unget(), this.state = 13, this.xmlDeclPossible = !1;
			}
		}
		sDoctype() {
			var _a;
			let c = this.captureTo(DOCTYPE_TERMINATOR);
			switch (c) {
				case 62:
					(_a = this.doctypeHandler) == null || _a.call(this, this.text), this.text = "", this.state = 13, this.doctype = !0;
					break;
				case -1: break;
				default: this.text += String.fromCodePoint(c), c === 91 ? this.state = 4 : isQuote(c) && (this.state = 3, this.q = c);
			}
		}
		sDoctypeQuote() {
			let q = this.q;
			this.captureToChar(q) && (this.text += String.fromCodePoint(q), this.q = null, this.state = 2);
		}
		sDTD() {
			let c = this.captureTo(DTD_TERMINATOR);
			c !== -1 && (this.text += String.fromCodePoint(c), c === 93 ? this.state = 2 : c === 60 ? this.state = 6 : isQuote(c) && (this.state = 5, this.q = c));
		}
		sDTDQuoted() {
			let q = this.q;
			this.captureToChar(q) && (this.text += String.fromCodePoint(q), this.state = 4, this.q = null);
		}
		sDTDOpenWaka() {
			let c = this.getCodeNorm();
			switch (this.text += String.fromCodePoint(c), c) {
				case 33:
					this.state = 7, this.openWakaBang = "";
					break;
				case 63:
					this.state = 11;
					break;
				default: this.state = 4;
			}
		}
		sDTDOpenWakaBang() {
			let char = String.fromCodePoint(this.getCodeNorm()), owb = this.openWakaBang += char;
			this.text += char, owb !== "-" && (this.state = owb === "--" ? 8 : 4, this.openWakaBang = "");
		}
		sDTDComment() {
			this.captureToChar(45) && (this.text += "-", this.state = 9);
		}
		sDTDCommentEnding() {
			let c = this.getCodeNorm();
			this.text += String.fromCodePoint(c), this.state = c === 45 ? 10 : 8;
		}
		sDTDCommentEnded() {
			let c = this.getCodeNorm();
			this.text += String.fromCodePoint(c), c === 62 ? this.state = 4 : (this.fail("malformed comment."), this.state = 8);
		}
		sDTDPI() {
			this.captureToChar(63) && (this.text += "?", this.state = 12);
		}
		sDTDPIEnding() {
			let c = this.getCodeNorm();
			this.text += String.fromCodePoint(c), c === 62 && (this.state = 4);
		}
		sText() {
			this.tags.length === 0 ? this.handleTextOutsideRoot() : this.handleTextInRoot();
		}
		sEntity() {
			let { i: start } = this, { chunk } = this;
			loop: for (;;) switch (this.getCode()) {
				case -2:
					this.entity += `${chunk.slice(start, this.prevI)}\n`, start = this.i;
					break;
				case 59: {
					let { entityReturnState } = this, entity = this.entity + chunk.slice(start, this.prevI);
					this.state = entityReturnState;
					let parsed;
					entity === "" ? (this.fail("empty entity name."), parsed = "&;") : (parsed = this.parseEntity(entity), this.entity = ""), (entityReturnState !== 13 || this.textHandler !== void 0) && (this.text += parsed);
					break loop;
				}
				case -1:
					this.entity += chunk.slice(start);
					break loop;
			}
		}
		sOpenWaka() {
			let c = this.getCode();
			if (isNameStartChar(c)) this.state = 34, this.unget(), this.xmlDeclPossible = !1;
			else switch (c) {
				case 47:
					this.state = 43, this.xmlDeclPossible = !1;
					break;
				case 33:
					this.state = 16, this.openWakaBang = "", this.xmlDeclPossible = !1;
					break;
				case 63:
					this.state = 23;
					break;
				default: this.fail("disallowed character in tag name"), this.state = 13, this.xmlDeclPossible = !1;
			}
		}
		sOpenWakaBang() {
			switch (this.openWakaBang += String.fromCodePoint(this.getCodeNorm()), this.openWakaBang) {
				case "[CDATA[":
					!this.sawRoot && !this.reportedTextBeforeRoot && (this.fail("text data outside of root node."), this.reportedTextBeforeRoot = !0), this.closedRoot && !this.reportedTextAfterRoot && (this.fail("text data outside of root node."), this.reportedTextAfterRoot = !0), this.state = 20, this.openWakaBang = "";
					break;
				case "--":
					this.state = 17, this.openWakaBang = "";
					break;
				case "DOCTYPE":
					this.state = 2, (this.doctype || this.sawRoot) && this.fail("inappropriately located doctype declaration."), this.openWakaBang = "";
					break;
				default: this.openWakaBang.length >= 7 && this.fail("incorrect syntax.");
			}
		}
		sComment() {
			this.captureToChar(45) && (this.state = 18);
		}
		sCommentEnding() {
			var _a;
			let c = this.getCodeNorm();
			c === 45 ? (this.state = 19, (_a = this.commentHandler) == null || _a.call(this, this.text), this.text = "") : (this.text += `-${String.fromCodePoint(c)}`, this.state = 17);
		}
		sCommentEnded() {
			let c = this.getCodeNorm();
			c === 62 ? this.state = 13 : (this.fail("malformed comment."), this.text += `--${String.fromCodePoint(c)}`, this.state = 17);
		}
		sCData() {
			this.captureToChar(93) && (this.state = 21);
		}
		sCDataEnding() {
			let c = this.getCodeNorm();
			c === 93 ? this.state = 22 : (this.text += `]${String.fromCodePoint(c)}`, this.state = 20);
		}
		sCDataEnding2() {
			var _a;
			let c = this.getCodeNorm();
			switch (c) {
				case 62:
					(_a = this.cdataHandler) == null || _a.call(this, this.text), this.text = "", this.state = 13;
					break;
				case 93:
					this.text += "]";
					break;
				default: this.text += `]]${String.fromCodePoint(c)}`, this.state = 20;
			}
		}
		sPIFirstChar() {
			let c = this.getCodeNorm();
			this.nameStartCheck(c) ? (this.piTarget += String.fromCodePoint(c), this.state = 24) : c === 63 || isS(c) ? (this.fail("processing instruction without a target."), this.state = c === 63 ? 26 : 25) : (this.fail("disallowed character in processing instruction name."), this.piTarget += String.fromCodePoint(c), this.state = 24);
		}
		sPIRest() {
			let { chunk, i: start } = this;
			for (;;) {
				let c = this.getCodeNorm();
				if (c === -1) {
					this.piTarget += chunk.slice(start);
					return;
				}
				if (!this.nameCheck(c)) {
					this.piTarget += chunk.slice(start, this.prevI);
					let isQuestion = c === 63;
					isQuestion || isS(c) ? this.piTarget === "xml" ? (this.xmlDeclPossible || this.fail("an XML declaration must be at the start of the document."), this.state = isQuestion ? 33 : 27) : this.state = isQuestion ? 26 : 25 : (this.fail("disallowed character in processing instruction name."), this.piTarget += String.fromCodePoint(c));
					break;
				}
			}
		}
		sPIBody() {
			if (this.text.length === 0) {
				let c = this.getCodeNorm();
				c === 63 ? this.state = 26 : isS(c) || (this.text = String.fromCodePoint(c));
			} else this.captureToChar(63) && (this.state = 26);
		}
		sPIEnding() {
			var _a;
			let c = this.getCodeNorm();
			if (c === 62) {
				let { piTarget } = this;
				piTarget.toLowerCase() === "xml" && this.fail("the XML declaration must appear at the start of the document."), (_a = this.piHandler) == null || _a.call(this, {
					target: piTarget,
					body: this.text
				}), this.piTarget = this.text = "", this.state = 13;
			} else c === 63 ? this.text += "?" : (this.text += `?${String.fromCodePoint(c)}`, this.state = 25);
			this.xmlDeclPossible = !1;
		}
		sXMLDeclNameStart() {
			let c = this.skipSpaces();
			c === 63 ? this.state = 33 : c !== -1 && (this.state = 28, this.name = String.fromCodePoint(c));
		}
		sXMLDeclName() {
			let c = this.captureTo(XML_DECL_NAME_TERMINATOR);
			if (c === 63) this.state = 33, this.name += this.text, this.text = "", this.fail("XML declaration is incomplete.");
			else if (isS(c) || c === 61) {
				if (this.name += this.text, this.text = "", !this.xmlDeclExpects.includes(this.name)) switch (this.name.length) {
					case 0:
						this.fail("did not expect any more name/value pairs.");
						break;
					case 1:
						this.fail(`expected the name ${this.xmlDeclExpects[0]}.`);
						break;
					default: this.fail(`expected one of ${this.xmlDeclExpects.join(", ")}`);
				}
				this.state = c === 61 ? 30 : 29;
			}
		}
		sXMLDeclEq() {
			let c = this.getCodeNorm();
			c === 63 ? (this.state = 33, this.fail("XML declaration is incomplete.")) : isS(c) || (c !== 61 && this.fail("value required."), this.state = 30);
		}
		sXMLDeclValueStart() {
			let c = this.getCodeNorm();
			c === 63 ? (this.state = 33, this.fail("XML declaration is incomplete.")) : isS(c) || (isQuote(c) ? this.q = c : (this.fail("value must be quoted."), this.q = 32), this.state = 31);
		}
		sXMLDeclValue() {
			let c = this.captureTo([this.q, 63]);
			if (c === 63) {
				this.state = 33, this.text = "", this.fail("XML declaration is incomplete.");
				return;
			}
			if (c === -1) return;
			let value = this.text;
			switch (this.text = "", this.name) {
				case "version": {
					this.xmlDeclExpects = ["encoding", "standalone"];
					let version = value;
					this.xmlDecl.version = version, /^1\.[0-9]+$/.test(version) ? this.opt.forceXMLVersion || this.setXMLVersion(version) : this.fail("version number must match /^1\\.[0-9]+$/.");
					break;
				}
				case "encoding":
					/^[A-Za-z][A-Za-z0-9._-]*$/.test(value) || this.fail("encoding value must match /^[A-Za-z0-9][A-Za-z0-9._-]*$/."), this.xmlDeclExpects = ["standalone"], this.xmlDecl.encoding = value;
					break;
				case "standalone": value !== "yes" && value !== "no" && this.fail("standalone value must match \"yes\" or \"no\"."), this.xmlDeclExpects = [], this.xmlDecl.standalone = value;
			}
			this.name = "", this.state = 32;
		}
		sXMLDeclSeparator() {
			let c = this.getCodeNorm();
			c === 63 ? this.state = 33 : (isS(c) || (this.fail("whitespace required."), this.unget()), this.state = 27);
		}
		sXMLDeclEnding() {
			var _a;
			this.getCodeNorm() === 62 ? (this.piTarget === "xml" ? this.name !== "version" && this.xmlDeclExpects.includes("version") && this.fail("XML declaration must contain a version.") : this.fail("processing instructions are not allowed before root."), (_a = this.xmldeclHandler) == null || _a.call(this, this.xmlDecl), this.name = "", this.piTarget = this.text = "", this.state = 13) : this.fail("The character ? is disallowed anywhere in XML declarations."), this.xmlDeclPossible = !1;
		}
		sOpenTag() {
			var _a;
			let c = this.captureNameChars();
			if (c === -1) return;
			let tag = this.tag = {
				name: this.name,
				attributes: Object.create(null)
			};
			switch (this.name = "", this.xmlnsOpt && (this.topNS = tag.ns = Object.create(null)), (_a = this.openTagStartHandler) == null || _a.call(this, tag), this.sawRoot = !0, !this.fragmentOpt && this.closedRoot && this.fail("documents may contain only one root."), c) {
				case 62:
					this.openTag();
					break;
				case 47:
					this.state = 35;
					break;
				default: isS(c) || this.fail("disallowed character in tag name."), this.state = 36;
			}
		}
		sOpenTagSlash() {
			this.getCode() === 62 ? this.openSelfClosingTag() : (this.fail("forward-slash in opening tag not followed by >."), this.state = 36);
		}
		sAttrib() {
			let c = this.skipSpaces();
			c !== -1 && (isNameStartChar(c) ? (this.unget(), this.state = 37) : c === 62 ? this.openTag() : c === 47 ? this.state = 35 : this.fail("disallowed character in attribute name."));
		}
		sAttribName() {
			let c = this.captureNameChars();
			c === 61 ? this.state = 39 : isS(c) ? this.state = 38 : c === 62 ? (this.fail("attribute without value."), this.pushAttrib(this.name, this.name), this.name = this.text = "", this.openTag()) : c !== -1 && this.fail("disallowed character in attribute name.");
		}
		sAttribNameSawWhite() {
			let c = this.skipSpaces();
			switch (c) {
				case -1: return;
				case 61:
					this.state = 39;
					break;
				default: this.fail("attribute without value."), this.text = "", this.name = "", c === 62 ? this.openTag() : isNameStartChar(c) ? (this.unget(), this.state = 37) : (this.fail("disallowed character in attribute name."), this.state = 36);
			}
		}
		sAttribValue() {
			let c = this.getCodeNorm();
			isQuote(c) ? (this.q = c, this.state = 40) : isS(c) || (this.fail("unquoted attribute value."), this.state = 42, this.unget());
		}
		sAttribValueQuoted() {
			let { q, chunk } = this, { i: start } = this;
			for (;;) switch (this.getCode()) {
				case q:
					this.pushAttrib(this.name, this.text + chunk.slice(start, this.prevI)), this.name = this.text = "", this.q = null, this.state = 41;
					return;
				case 38:
					this.text += chunk.slice(start, this.prevI), this.state = 14, this.entityReturnState = 40;
					return;
				case 10:
				case -2:
				case 9:
					this.text += `${chunk.slice(start, this.prevI)} `, start = this.i;
					break;
				case 60:
					this.text += chunk.slice(start, this.prevI), this.fail("disallowed character.");
					return;
				case -1:
					this.text += chunk.slice(start);
					return;
			}
		}
		sAttribValueClosed() {
			let c = this.getCodeNorm();
			isS(c) ? this.state = 36 : c === 62 ? this.openTag() : c === 47 ? this.state = 35 : isNameStartChar(c) ? (this.fail("no whitespace between attributes."), this.unget(), this.state = 37) : this.fail("disallowed character in attribute name.");
		}
		sAttribValueUnquoted() {
			let c = this.captureTo(ATTRIB_VALUE_UNQUOTED_TERMINATOR);
			switch (c) {
				case 38:
					this.state = 14, this.entityReturnState = 42;
					break;
				case 60:
					this.fail("disallowed character.");
					break;
				case -1: break;
				default: this.text.includes("]]>") && this.fail("the string \"]]>\" is disallowed in char data."), this.pushAttrib(this.name, this.text), this.name = this.text = "", c === 62 ? this.openTag() : this.state = 36;
			}
		}
		sCloseTag() {
			let c = this.captureNameChars();
			c === 62 ? this.closeTag() : isS(c) ? this.state = 44 : c !== -1 && this.fail("disallowed character in closing tag.");
		}
		sCloseTagSawWhite() {
			switch (this.skipSpaces()) {
				case 62:
					this.closeTag();
					break;
				case -1: break;
				default: this.fail("disallowed character in closing tag.");
			}
		}
		handleTextInRoot() {
			let { i: start, forbiddenState } = this, { chunk, textHandler: handler } = this;
			scanLoop: for (;;) switch (this.getCode()) {
				case 60:
					if (this.state = 15, handler !== void 0) {
						let { text } = this, slice = chunk.slice(start, this.prevI);
						text.length === 0 ? slice.length !== 0 && handler(slice) : (handler(text + slice), this.text = "");
					}
					forbiddenState = 0;
					break scanLoop;
				case 38:
					this.state = 14, this.entityReturnState = 13, handler !== void 0 && (this.text += chunk.slice(start, this.prevI)), forbiddenState = 0;
					break scanLoop;
				case 93:
					switch (forbiddenState) {
						case 0:
							forbiddenState = 1;
							break;
						case 1:
							forbiddenState = 2;
							break;
						case 2: break;
						default: throw Error("impossible state");
					}
					break;
				case 62:
					forbiddenState === 2 && this.fail("the string \"]]>\" is disallowed in char data."), forbiddenState = 0;
					break;
				case -2:
					handler !== void 0 && (this.text += `${chunk.slice(start, this.prevI)}\n`), start = this.i, forbiddenState = 0;
					break;
				case -1:
					handler !== void 0 && (this.text += chunk.slice(start));
					break scanLoop;
				default: forbiddenState = 0;
			}
			this.forbiddenState = forbiddenState;
		}
		handleTextOutsideRoot() {
			let { i: start } = this, { chunk, textHandler: handler } = this, nonSpace = !1;
			outRootLoop: for (;;) {
				let code = this.getCode();
				switch (code) {
					case 60:
						if (this.state = 15, handler !== void 0) {
							let { text } = this, slice = chunk.slice(start, this.prevI);
							text.length === 0 ? slice.length !== 0 && handler(slice) : (handler(text + slice), this.text = "");
						}
						break outRootLoop;
					case 38:
						this.state = 14, this.entityReturnState = 13, handler !== void 0 && (this.text += chunk.slice(start, this.prevI)), nonSpace = !0;
						break outRootLoop;
					case -2:
						handler !== void 0 && (this.text += `${chunk.slice(start, this.prevI)}\n`), start = this.i;
						break;
					case -1:
						handler !== void 0 && (this.text += chunk.slice(start));
						break outRootLoop;
					default: isS(code) || (nonSpace = !0);
				}
			}
			nonSpace && (!this.sawRoot && !this.reportedTextBeforeRoot && (this.fail("text data outside of root node."), this.reportedTextBeforeRoot = !0), this.closedRoot && !this.reportedTextAfterRoot && (this.fail("text data outside of root node."), this.reportedTextAfterRoot = !0));
		}
		pushAttribNS(name, value) {
			var _a;
			let { prefix, local } = this.qname(name), attr = {
				name,
				prefix,
				local,
				value
			};
			if (this.attribList.push(attr), (_a = this.attributeHandler) == null || _a.call(this, attr), prefix === "xmlns") {
				let trimmed = value.trim();
				this.currentXMLVersion === "1.0" && trimmed === "" && this.fail("invalid attempt to undefine prefix in XML 1.0"), this.topNS[local] = trimmed, nsPairCheck(this, local, trimmed);
			} else if (name === "xmlns") {
				let trimmed = value.trim();
				this.topNS[""] = trimmed, nsPairCheck(this, "", trimmed);
			}
		}
		pushAttribPlain(name, value) {
			var _a;
			let attr = {
				name,
				value
			};
			this.attribList.push(attr), (_a = this.attributeHandler) == null || _a.call(this, attr);
		}
		end() {
			var _a, _b;
			this.sawRoot || this.fail("document must contain a root element.");
			let { tags } = this;
			for (; tags.length > 0;) {
				let tag = tags.pop();
				this.fail(`unclosed tag: ${tag.name}`);
			}
			this.state !== 0 && this.state !== 13 && this.fail("unexpected end.");
			let { text } = this;
			return text.length !== 0 && ((_a = this.textHandler) == null || _a.call(this, text), this.text = ""), this._closed = !0, (_b = this.endHandler) == null || _b.call(this), this._init(), this;
		}
		resolve(prefix) {
			var _a;
			let uri = this.topNS[prefix];
			if (uri !== void 0) return uri;
			let { tags } = this;
			for (let index = tags.length - 1; index >= 0; index--) if (uri = tags[index].ns[prefix], uri !== void 0) return uri;
			return uri = this.ns[prefix], uri === void 0 ? (_a = this.opt).resolvePrefix?.call(_a, prefix) : uri;
		}
		qname(name) {
			let colon = name.indexOf(":");
			if (colon === -1) return {
				prefix: "",
				local: name
			};
			let local = name.slice(colon + 1), prefix = name.slice(0, colon);
			return (prefix === "" || local === "" || local.includes(":")) && this.fail(`malformed name: ${name}.`), {
				prefix,
				local
			};
		}
		processAttribsNS() {
			let { attribList } = this, tag = this.tag;
			{
				let { prefix, local } = this.qname(tag.name);
				tag.prefix = prefix, tag.local = local;
				let uri = tag.uri = this.resolve(prefix) ?? "";
				prefix !== "" && (prefix === "xmlns" && this.fail("tags may not have \"xmlns\" as prefix."), uri === "" && (this.fail(`unbound namespace prefix: ${JSON.stringify(prefix)}.`), tag.uri = prefix));
			}
			if (attribList.length === 0) return;
			let { attributes } = tag, seen = /* @__PURE__ */ new Set();
			for (let attr of attribList) {
				let { name, prefix, local } = attr, uri, eqname;
				prefix === "" ? (uri = name === "xmlns" ? XMLNS_NAMESPACE : "", eqname = name) : (uri = this.resolve(prefix), uri === void 0 && (this.fail(`unbound namespace prefix: ${JSON.stringify(prefix)}.`), uri = prefix), eqname = `{${uri}}${local}`), seen.has(eqname) && this.fail(`duplicate attribute: ${eqname}.`), seen.add(eqname), attr.uri = uri, attributes[name] = attr;
			}
			this.attribList = [];
		}
		processAttribsPlain() {
			let { attribList } = this, attributes = this.tag.attributes;
			for (let { name, value } of attribList) attributes[name] !== void 0 && this.fail(`duplicate attribute: ${name}.`), attributes[name] = value;
			this.attribList = [];
		}
		openTag() {
			var _a;
			this.processAttribs();
			let { tags } = this, tag = this.tag;
			tag.isSelfClosing = !1, (_a = this.openTagHandler) == null || _a.call(this, tag), tags.push(tag), this.state = 13, this.name = "";
		}
		openSelfClosingTag() {
			var _a, _b;
			this.processAttribs();
			let { tags } = this, tag = this.tag;
			tag.isSelfClosing = !0, (_a = this.openTagHandler) == null || _a.call(this, tag), (_b = this.closeTagHandler) == null || _b.call(this, tag), (this.tag = tags[tags.length - 1] ?? null) === null && (this.closedRoot = !0), this.state = 13, this.name = "";
		}
		closeTag() {
			let { tags, name } = this;
			if (this.state = 13, this.name = "", name === "") {
				this.fail("weird empty close tag."), this.text += "</>";
				return;
			}
			let handler = this.closeTagHandler, l = tags.length;
			for (; l-- > 0;) {
				let tag = this.tag = tags.pop();
				if (this.topNS = tag.ns, handler?.(tag), tag.name === name) break;
				this.fail("unexpected close tag.");
			}
			l === 0 ? this.closedRoot = !0 : l < 0 && (this.fail(`unmatched closing tag: ${name}.`), this.text += `</${name}>`);
		}
		parseEntity(entity) {
			if (entity[0] !== "#") {
				let defined = this.ENTITIES[entity];
				return defined === void 0 ? (this.fail(this.isName(entity) ? "undefined entity." : "disallowed character in entity name."), `&${entity};`) : defined;
			}
			let num = NaN;
			return entity[1] === "x" && /^#x[0-9a-f]+$/i.test(entity) ? num = parseInt(entity.slice(2), 16) : /^#[0-9]+$/.test(entity) && (num = parseInt(entity.slice(1), 10)), this.isChar(num) ? String.fromCodePoint(num) : (this.fail("malformed character entity."), `&${entity};`);
		}
	};
}));
Object.defineProperty(exports, "require_saxes", {
	enumerable: !0,
	get: function() {
		return require_saxes;
	}
});
