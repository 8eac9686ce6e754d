const require_rolldown_runtime = require("./rolldown-runtime.cjs");
// node_modules/pg-protocol/dist/messages.js
var require_messages = /* @__PURE__ */ require_rolldown_runtime.__commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: !0 }), exports.NoticeMessage = exports.DataRowMessage = exports.CommandCompleteMessage = exports.ReadyForQueryMessage = exports.NotificationResponseMessage = exports.BackendKeyDataMessage = exports.AuthenticationMD5Password = exports.ParameterStatusMessage = exports.ParameterDescriptionMessage = exports.RowDescriptionMessage = exports.Field = exports.CopyResponse = exports.CopyDataMessage = exports.DatabaseError = exports.copyDone = exports.emptyQuery = exports.replicationStart = exports.portalSuspended = exports.noData = exports.closeComplete = exports.bindComplete = exports.parseComplete = void 0, exports.parseComplete = {
		name: "parseComplete",
		length: 5
	}, exports.bindComplete = {
		name: "bindComplete",
		length: 5
	}, exports.closeComplete = {
		name: "closeComplete",
		length: 5
	}, exports.noData = {
		name: "noData",
		length: 5
	}, exports.portalSuspended = {
		name: "portalSuspended",
		length: 5
	}, exports.replicationStart = {
		name: "replicationStart",
		length: 4
	}, exports.emptyQuery = {
		name: "emptyQuery",
		length: 4
	}, exports.copyDone = {
		name: "copyDone",
		length: 4
	}, exports.DatabaseError = class extends Error {
		constructor(message, length, name) {
			super(message), this.length = length, this.name = name;
		}
	}, exports.CopyDataMessage = class {
		constructor(length, chunk) {
			this.length = length, this.chunk = chunk, this.name = "copyData";
		}
	}, exports.CopyResponse = class {
		constructor(length, name, binary, columnCount) {
			this.length = length, this.name = name, this.binary = binary, this.columnTypes = Array(columnCount);
		}
	}, exports.Field = class {
		constructor(name, tableID, columnID, dataTypeID, dataTypeSize, dataTypeModifier, format) {
			this.name = name, this.tableID = tableID, this.columnID = columnID, this.dataTypeID = dataTypeID, this.dataTypeSize = dataTypeSize, this.dataTypeModifier = dataTypeModifier, this.format = format;
		}
	}, exports.RowDescriptionMessage = class {
		constructor(length, fieldCount) {
			this.length = length, this.fieldCount = fieldCount, this.name = "rowDescription", this.fields = Array(this.fieldCount);
		}
	}, exports.ParameterDescriptionMessage = class {
		constructor(length, parameterCount) {
			this.length = length, this.parameterCount = parameterCount, this.name = "parameterDescription", this.dataTypeIDs = Array(this.parameterCount);
		}
	}, exports.ParameterStatusMessage = class {
		constructor(length, parameterName, parameterValue) {
			this.length = length, this.parameterName = parameterName, this.parameterValue = parameterValue, this.name = "parameterStatus";
		}
	}, exports.AuthenticationMD5Password = class {
		constructor(length, salt) {
			this.length = length, this.salt = salt, this.name = "authenticationMD5Password";
		}
	}, exports.BackendKeyDataMessage = class {
		constructor(length, processID, secretKey) {
			this.length = length, this.processID = processID, this.secretKey = secretKey, this.name = "backendKeyData";
		}
	}, exports.NotificationResponseMessage = class {
		constructor(length, processId, channel, payload) {
			this.length = length, this.processId = processId, this.channel = channel, this.payload = payload, this.name = "notification";
		}
	}, exports.ReadyForQueryMessage = class {
		constructor(length, status) {
			this.length = length, this.status = status, this.name = "readyForQuery";
		}
	}, exports.CommandCompleteMessage = class {
		constructor(length, text) {
			this.length = length, this.text = text, this.name = "commandComplete";
		}
	}, exports.DataRowMessage = class {
		constructor(length, fields) {
			this.length = length, this.fields = fields, this.name = "dataRow", this.fieldCount = fields.length;
		}
	}, exports.NoticeMessage = class {
		constructor(length, message) {
			this.length = length, this.message = message, this.name = "notice";
		}
	};
})), require_buffer_reader = /* @__PURE__ */ require_rolldown_runtime.__commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: !0 }), exports.BufferReader = void 0, exports.BufferReader = class {
		constructor(offset = 0) {
			this.offset = offset, this.buffer = Buffer.allocUnsafe(0), this.encoding = "utf-8";
		}
		setBuffer(offset, buffer) {
			this.offset = offset, this.buffer = buffer;
		}
		int16() {
			let result = this.buffer.readInt16BE(this.offset);
			return this.offset += 2, result;
		}
		byte() {
			let result = this.buffer[this.offset];
			return this.offset++, result;
		}
		int32() {
			let result = this.buffer.readInt32BE(this.offset);
			return this.offset += 4, result;
		}
		uint32() {
			let result = this.buffer.readUInt32BE(this.offset);
			return this.offset += 4, result;
		}
		string(length) {
			let result = this.buffer.toString(this.encoding, this.offset, this.offset + length);
			return this.offset += length, result;
		}
		cstring() {
			let start = this.offset, end = start;
			for (; this.buffer[end++];);
			return this.offset = end, this.buffer.toString(this.encoding, start, end - 1);
		}
		bytes(length) {
			let result = this.buffer.slice(this.offset, this.offset + length);
			return this.offset += length, result;
		}
	};
})), require_parser = /* @__PURE__ */ require_rolldown_runtime.__commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: !0 }), exports.Parser = void 0;
	let messages_1 = require_messages(), buffer_reader_1 = require_buffer_reader(), emptyBuffer = Buffer.allocUnsafe(0);
	exports.Parser = class {
		constructor(opts) {
			if (this.buffer = emptyBuffer, this.bufferLength = 0, this.bufferOffset = 0, this.reader = new buffer_reader_1.BufferReader(), opts?.mode === "binary") throw Error("Binary mode not supported yet");
			this.mode = opts?.mode || "text";
		}
		parse(buffer, callback) {
			this.mergeBuffer(buffer);
			let bufferFullLength = this.bufferOffset + this.bufferLength, offset = this.bufferOffset;
			for (; offset + 5 <= bufferFullLength;) {
				let code = this.buffer[offset], length = this.buffer.readUInt32BE(offset + 1), fullMessageLength = 1 + length;
				if (fullMessageLength + offset <= bufferFullLength) callback(this.handlePacket(offset + 5, code, length, this.buffer)), offset += fullMessageLength;
				else break;
			}
			offset === bufferFullLength ? (this.buffer = emptyBuffer, this.bufferLength = 0, this.bufferOffset = 0) : (this.bufferLength = bufferFullLength - offset, this.bufferOffset = offset);
		}
		mergeBuffer(buffer) {
			if (this.bufferLength > 0) {
				let newLength = this.bufferLength + buffer.byteLength;
				if (newLength + this.bufferOffset > this.buffer.byteLength) {
					let newBuffer;
					if (newLength <= this.buffer.byteLength && this.bufferOffset >= this.bufferLength) newBuffer = this.buffer;
					else {
						let newBufferLength = this.buffer.byteLength * 2;
						for (; newLength >= newBufferLength;) newBufferLength *= 2;
						newBuffer = Buffer.allocUnsafe(newBufferLength);
					}
					this.buffer.copy(newBuffer, 0, this.bufferOffset, this.bufferOffset + this.bufferLength), this.buffer = newBuffer, this.bufferOffset = 0;
				}
				buffer.copy(this.buffer, this.bufferOffset + this.bufferLength), this.bufferLength = newLength;
			} else this.buffer = buffer, this.bufferOffset = 0, this.bufferLength = buffer.byteLength;
		}
		handlePacket(offset, code, length, bytes) {
			let { reader } = this;
			reader.setBuffer(offset, bytes);
			let message;
			switch (code) {
				case 50:
					message = messages_1.bindComplete;
					break;
				case 49:
					message = messages_1.parseComplete;
					break;
				case 51:
					message = messages_1.closeComplete;
					break;
				case 110:
					message = messages_1.noData;
					break;
				case 115:
					message = messages_1.portalSuspended;
					break;
				case 99:
					message = messages_1.copyDone;
					break;
				case 87:
					message = messages_1.replicationStart;
					break;
				case 73:
					message = messages_1.emptyQuery;
					break;
				case 68:
					message = parseDataRowMessage(reader);
					break;
				case 67:
					message = parseCommandCompleteMessage(reader);
					break;
				case 90:
					message = parseReadyForQueryMessage(reader);
					break;
				case 65:
					message = parseNotificationMessage(reader);
					break;
				case 82:
					message = parseAuthenticationResponse(reader, length);
					break;
				case 83:
					message = parseParameterStatusMessage(reader);
					break;
				case 75:
					message = parseBackendKeyData(reader);
					break;
				case 69:
					message = parseErrorMessage(reader, "error");
					break;
				case 78:
					message = parseErrorMessage(reader, "notice");
					break;
				case 84:
					message = parseRowDescriptionMessage(reader);
					break;
				case 116:
					message = parseParameterDescriptionMessage(reader);
					break;
				case 71:
					message = parseCopyInMessage(reader);
					break;
				case 72:
					message = parseCopyOutMessage(reader);
					break;
				case 100:
					message = parseCopyData(reader, length);
					break;
				default: return new messages_1.DatabaseError("received invalid response: " + code.toString(16), length, "error");
			}
			return reader.setBuffer(0, emptyBuffer), message.length = length, message;
		}
	};
	let parseReadyForQueryMessage = (reader) => {
		let status = reader.string(1);
		return new messages_1.ReadyForQueryMessage(-1, status);
	}, parseCommandCompleteMessage = (reader) => {
		let text = reader.cstring();
		return new messages_1.CommandCompleteMessage(-1, text);
	}, parseCopyData = (reader, length) => {
		let chunk = reader.bytes(length - 4);
		return new messages_1.CopyDataMessage(-1, chunk);
	}, parseCopyInMessage = (reader) => parseCopyMessage(reader, "copyInResponse"), parseCopyOutMessage = (reader) => parseCopyMessage(reader, "copyOutResponse"), parseCopyMessage = (reader, messageName) => {
		let isBinary = reader.byte() !== 0, columnCount = reader.int16(), message = new messages_1.CopyResponse(-1, messageName, isBinary, columnCount);
		for (let i = 0; i < columnCount; i++) message.columnTypes[i] = reader.int16();
		return message;
	}, parseNotificationMessage = (reader) => {
		let processId = reader.int32(), channel = reader.cstring(), payload = reader.cstring();
		return new messages_1.NotificationResponseMessage(-1, processId, channel, payload);
	}, parseRowDescriptionMessage = (reader) => {
		let fieldCount = reader.int16(), message = new messages_1.RowDescriptionMessage(-1, fieldCount);
		for (let i = 0; i < fieldCount; i++) message.fields[i] = parseField(reader);
		return message;
	}, parseField = (reader) => {
		let name = reader.cstring(), tableID = reader.uint32(), columnID = reader.int16(), dataTypeID = reader.uint32(), dataTypeSize = reader.int16(), dataTypeModifier = reader.int32(), mode = reader.int16() === 0 ? "text" : "binary";
		return new messages_1.Field(name, tableID, columnID, dataTypeID, dataTypeSize, dataTypeModifier, mode);
	}, parseParameterDescriptionMessage = (reader) => {
		let parameterCount = reader.int16(), message = new messages_1.ParameterDescriptionMessage(-1, parameterCount);
		for (let i = 0; i < parameterCount; i++) message.dataTypeIDs[i] = reader.uint32();
		return message;
	}, parseDataRowMessage = (reader) => {
		let fieldCount = reader.int16(), fields = Array(fieldCount);
		for (let i = 0; i < fieldCount; i++) {
			let len = reader.int32();
			fields[i] = len === -1 ? null : reader.string(len);
		}
		return new messages_1.DataRowMessage(-1, fields);
	}, parseParameterStatusMessage = (reader) => {
		let name = reader.cstring(), value = reader.cstring();
		return new messages_1.ParameterStatusMessage(-1, name, value);
	}, parseBackendKeyData = (reader) => {
		let processID = reader.int32(), secretKey = reader.int32();
		return new messages_1.BackendKeyDataMessage(-1, processID, secretKey);
	}, parseAuthenticationResponse = (reader, length) => {
		let code = reader.int32(), message = {
			name: "authenticationOk",
			length
		};
		switch (code) {
			case 0: break;
			case 3:
				message.length === 8 && (message.name = "authenticationCleartextPassword");
				break;
			case 5:
				if (message.length === 12) {
					message.name = "authenticationMD5Password";
					let salt = reader.bytes(4);
					return new messages_1.AuthenticationMD5Password(-1, salt);
				}
				break;
			case 10:
				{
					message.name = "authenticationSASL", message.mechanisms = [];
					let mechanism;
					do
						mechanism = reader.cstring(), mechanism && message.mechanisms.push(mechanism);
					while (mechanism);
				}
				break;
			case 11:
				message.name = "authenticationSASLContinue", message.data = reader.string(length - 8);
				break;
			case 12:
				message.name = "authenticationSASLFinal", message.data = reader.string(length - 8);
				break;
			default: throw Error("Unknown authenticationOk message type " + code);
		}
		return message;
	}, parseErrorMessage = (reader, name) => {
		let fields = {}, fieldType = reader.string(1);
		for (; fieldType !== "\0";) fields[fieldType] = reader.cstring(), fieldType = reader.string(1);
		let messageValue = fields.M, message = name === "notice" ? new messages_1.NoticeMessage(-1, messageValue) : new messages_1.DatabaseError(messageValue, -1, name);
		return message.severity = fields.S, message.code = fields.C, message.detail = fields.D, message.hint = fields.H, message.position = fields.P, message.internalPosition = fields.p, message.internalQuery = fields.q, message.where = fields.W, message.schema = fields.s, message.table = fields.t, message.column = fields.c, message.dataType = fields.d, message.constraint = fields.n, message.file = fields.F, message.line = fields.L, message.routine = fields.R, message;
	};
})), require_buffer_writer = /* @__PURE__ */ require_rolldown_runtime.__commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: !0 }), exports.Writer = void 0, exports.Writer = class {
		constructor(size = 256) {
			this.size = size, this.offset = 5, this.headerPosition = 0, this.buffer = Buffer.allocUnsafe(size);
		}
		ensure(size) {
			if (this.buffer.length - this.offset < size) {
				let oldBuffer = this.buffer, newSize = oldBuffer.length + (oldBuffer.length >> 1) + size;
				this.buffer = Buffer.allocUnsafe(newSize), oldBuffer.copy(this.buffer, 0, 0, this.offset);
			}
		}
		addInt32(num) {
			return this.ensure(4), this.buffer[this.offset++] = num >>> 24 & 255, this.buffer[this.offset++] = num >>> 16 & 255, this.buffer[this.offset++] = num >>> 8 & 255, this.buffer[this.offset++] = num >>> 0 & 255, this;
		}
		addInt16(num) {
			return this.ensure(2), this.buffer[this.offset++] = num >>> 8 & 255, this.buffer[this.offset++] = num >>> 0 & 255, this;
		}
		addCString(string) {
			if (!string) this.ensure(1);
			else {
				let len = Buffer.byteLength(string);
				this.ensure(len + 1), this.buffer.write(string, this.offset, "utf-8"), this.offset += len;
			}
			return this.buffer[this.offset++] = 0, this;
		}
		addString(string = "") {
			let len = Buffer.byteLength(string);
			return this.ensure(len), this.buffer.write(string, this.offset), this.offset += len, this;
		}
		addInt32PrefixedString(string) {
			let len = Buffer.byteLength(string);
			this.ensure(4 + len);
			let buffer = this.buffer, offset = this.offset;
			return buffer[offset++] = len >>> 24 & 255, buffer[offset++] = len >>> 16 & 255, buffer[offset++] = len >>> 8 & 255, buffer[offset++] = len >>> 0 & 255, buffer.write(string, offset, "utf-8"), this.offset = offset + len, this;
		}
		add(otherBuffer) {
			return this.ensure(otherBuffer.length), otherBuffer.copy(this.buffer, this.offset), this.offset += otherBuffer.length, this;
		}
		/**
		* Appends an uninitialized block of {@link size} bytes to the buffer and returns its offset.
		*/
		reserveUnsafe(size) {
			let offset = this.offset;
			return this.ensure(size), this.offset += size, offset;
		}
		join(code) {
			if (code) {
				this.buffer[this.headerPosition] = code;
				let length = this.offset - (this.headerPosition + 1);
				this.buffer.writeInt32BE(length, this.headerPosition + 1);
			}
			return this.buffer.slice(code ? 0 : 5, this.offset);
		}
		flush(code) {
			let result = this.join(code);
			return this.offset = 5, this.headerPosition = 0, this.buffer = Buffer.allocUnsafe(this.size), result;
		}
		clear() {
			this.offset = 5, this.headerPosition = 0;
		}
	};
})), require_serializer = /* @__PURE__ */ require_rolldown_runtime.__commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: !0 }), exports.serialize = void 0;
	let buffer_writer_1 = require_buffer_writer(), writer = new buffer_writer_1.Writer(), startup = (opts) => {
		writer.addInt16(3).addInt16(0);
		for (let key of Object.keys(opts)) writer.addCString(key).addCString(opts[key]);
		writer.addCString("client_encoding").addCString("UTF8");
		let bodyBuffer = writer.addCString("").flush(), length = bodyBuffer.length + 4;
		return new buffer_writer_1.Writer().addInt32(length).add(bodyBuffer).flush();
	}, requestSsl = () => {
		let response = Buffer.allocUnsafe(8);
		return response.writeInt32BE(8, 0), response.writeInt32BE(80877103, 4), response;
	}, password = (password) => writer.addCString(password).flush(112), sendSASLInitialResponseMessage = function(mechanism, initialResponse) {
		return writer.addCString(mechanism).addInt32PrefixedString(initialResponse), writer.flush(112);
	}, sendSCRAMClientFinalMessage = function(additionalData) {
		return writer.addString(additionalData).flush(112);
	}, query = (text) => writer.addCString(text).flush(81), emptyArray = [], parse = (query) => {
		let name = query.name || "";
		name.length > 63 && (console.error("Warning! Postgres only supports 63 characters for query names."), console.error("You supplied %s (%s)", name, name.length), console.error("This can cause conflicts and silent errors executing queries"));
		let types = query.types || emptyArray, len = types.length, buffer = writer.addCString(name).addCString(query.text).addInt16(len);
		for (let i = 0; i < len; i++) buffer.addInt32(types[i]);
		return writer.flush(80);
	}, writeValues = function(values, valueMapper, formatsOffset) {
		let len = values.length;
		for (let i = 0; i < len; i++) {
			let mappedVal = valueMapper ? valueMapper(values[i], i) : values[i], formatByte = 0;
			mappedVal == null ? writer.addInt32(-1) : mappedVal instanceof Buffer ? (formatByte = 1, writer.addInt32(mappedVal.length), writer.add(mappedVal)) : writer.addInt32PrefixedString(mappedVal);
			let buf = writer.buffer;
			buf[formatsOffset++] = 0, buf[formatsOffset++] = formatByte;
		}
	}, bind = (config = {}) => {
		let portal = config.portal || "", statement = config.statement || "", binary = config.binary || !1, values = config.values || emptyArray, len = values.length;
		writer.addCString(portal).addCString(statement), writer.addInt16(len);
		let formatsOffset = writer.reserveUnsafe(len * 2);
		writer.addInt16(len);
		try {
			writeValues(values, config.valueMapper, formatsOffset);
		} catch (err) {
			throw writer.clear(), err;
		}
		return writer.addInt16(1), writer.addInt16(+!!binary), writer.flush(66);
	}, emptyExecute = Buffer.from([
		69,
		0,
		0,
		0,
		9,
		0,
		0,
		0,
		0,
		0
	]), execute = (config) => {
		if (!config || !config.portal && !config.rows) return emptyExecute;
		let portal = config.portal || "", rows = config.rows || 0, portalLength = Buffer.byteLength(portal), len = 4 + portalLength + 1 + 4, buff = Buffer.allocUnsafe(1 + len);
		return buff[0] = 69, buff.writeInt32BE(len, 1), buff.write(portal, 5, "utf-8"), buff[portalLength + 5] = 0, buff.writeUInt32BE(rows, buff.length - 4), buff;
	}, cancel = (processID, secretKey) => {
		let buffer = Buffer.allocUnsafe(16);
		return buffer.writeInt32BE(16, 0), buffer.writeInt16BE(1234, 4), buffer.writeInt16BE(5678, 6), buffer.writeInt32BE(processID, 8), buffer.writeInt32BE(secretKey, 12), buffer;
	}, cstringMessage = (code, string) => {
		let len = 4 + Buffer.byteLength(string) + 1, buffer = Buffer.allocUnsafe(1 + len);
		return buffer[0] = code, buffer.writeInt32BE(len, 1), buffer.write(string, 5, "utf-8"), buffer[len] = 0, buffer;
	}, emptyDescribePortal = writer.addCString("P").flush(68), emptyDescribeStatement = writer.addCString("S").flush(68), describe = (msg) => msg.name ? cstringMessage(68, `${msg.type}${msg.name || ""}`) : msg.type === "P" ? emptyDescribePortal : emptyDescribeStatement, close = (msg) => {
		let text = `${msg.type}${msg.name || ""}`;
		return cstringMessage(67, text);
	}, copyData = (chunk) => writer.add(chunk).flush(100), copyFail = (message) => cstringMessage(102, message), codeOnlyBuffer = (code) => Buffer.from([
		code,
		0,
		0,
		0,
		4
	]), flushBuffer = codeOnlyBuffer(72), syncBuffer = codeOnlyBuffer(83), endBuffer = codeOnlyBuffer(88), copyDoneBuffer = codeOnlyBuffer(99);
	exports.serialize = {
		startup,
		password,
		requestSsl,
		sendSASLInitialResponseMessage,
		sendSCRAMClientFinalMessage,
		query,
		parse,
		bind,
		execute,
		describe,
		close,
		flush: () => flushBuffer,
		sync: () => syncBuffer,
		end: () => endBuffer,
		copyData,
		copyDone: () => copyDoneBuffer,
		copyFail,
		cancel
	};
})), require_dist = /* @__PURE__ */ require_rolldown_runtime.__commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: !0 }), exports.DatabaseError = exports.serialize = void 0, exports.parse = parse;
	let messages_1 = require_messages();
	Object.defineProperty(exports, "DatabaseError", {
		enumerable: !0,
		get: function() {
			return messages_1.DatabaseError;
		}
	});
	let serializer_1 = require_serializer();
	Object.defineProperty(exports, "serialize", {
		enumerable: !0,
		get: function() {
			return serializer_1.serialize;
		}
	});
	let parser_1 = require_parser();
	function parse(stream, callback) {
		let parser = new parser_1.Parser();
		return stream.on("data", (buffer) => parser.parse(buffer, callback)), new Promise((resolve) => stream.on("end", () => resolve()));
	}
}));
const serialize = (/* @__PURE__ */ require_rolldown_runtime.__toESM(require_dist())).serialize;
Object.defineProperty(exports, "require_dist", {
	enumerable: !0,
	get: function() {
		return require_dist;
	}
}), Object.defineProperty(exports, "require_parser", {
	enumerable: !0,
	get: function() {
		return require_parser;
	}
}), Object.defineProperty(exports, "serialize", {
	enumerable: !0,
	get: function() {
		return serialize;
	}
});
