// Generated from tikvpb.proto by "npm run codegen". Do not edit.

import { BinaryReader, BinaryWriter, type DeepPartial, type MessageFns } from "@tikv-client/wire";
import { Request, Response } from "./coprocessor.js";
import {
  BatchGetRequest,
  BatchGetResponse,
  BatchRollbackRequest,
  BatchRollbackResponse,
  BroadcastTxnStatusRequest,
  BroadcastTxnStatusResponse,
  BufferBatchGetRequest,
  BufferBatchGetResponse,
  CheckSecondaryLocksRequest,
  CheckSecondaryLocksResponse,
  CheckTxnStatusRequest,
  CheckTxnStatusResponse,
  CleanupRequest,
  CleanupResponse,
  CommitRequest,
  CommitResponse,
  DeleteRangeRequest,
  DeleteRangeResponse,
  FlashbackToVersionRequest,
  FlashbackToVersionResponse,
  FlushRequest,
  FlushResponse,
  GCRequest,
  GCResponse,
  GetHealthFeedbackRequest,
  GetHealthFeedbackResponse,
  GetRequest,
  GetResponse,
  HealthFeedback,
  ImportRequest,
  ImportResponse,
  PessimisticLockRequest,
  PessimisticLockResponse,
  PessimisticRollbackRequest,
  PessimisticRollbackResponse,
  PrepareFlashbackToVersionRequest,
  PrepareFlashbackToVersionResponse,
  PrewriteRequest,
  PrewriteResponse,
  RawBatchDeleteRequest,
  RawBatchDeleteResponse,
  RawBatchGetRequest,
  RawBatchGetResponse,
  RawBatchPutRequest,
  RawBatchPutResponse,
  RawBatchScanRequest,
  RawBatchScanResponse,
  RawCoprocessorRequest,
  RawCoprocessorResponse,
  RawDeleteRangeRequest,
  RawDeleteRangeResponse,
  RawDeleteRequest,
  RawDeleteResponse,
  RawGetRequest,
  RawGetResponse,
  RawPutRequest,
  RawPutResponse,
  RawScanRequest,
  RawScanResponse,
  ResolveLockRequest,
  ResolveLockResponse,
  ScanLockRequest,
  ScanLockResponse,
  ScanRequest,
  ScanResponse,
  TxnHeartBeatRequest,
  TxnHeartBeatResponse,
} from "./kvrpcpb.js";

/** The service of a store, and the stream that carries many commands in one message. */

/** request_ids[i] belongs to requests[i]. */
export interface BatchCommandsRequest {
  requests: BatchCommandsRequest_Request[];
  requestIds: bigint[];
  clientSendTimeNs: bigint;
}

export interface BatchCommandsRequest_Request {
  cmd:
    | { $case: "Get"; Get: GetRequest }
    | { $case: "Scan"; Scan: ScanRequest }
    | { $case: "Prewrite"; Prewrite: PrewriteRequest }
    | { $case: "Commit"; Commit: CommitRequest }
    | { $case: "Import"; Import: ImportRequest }
    | { $case: "Cleanup"; Cleanup: CleanupRequest }
    | { $case: "BatchGet"; BatchGet: BatchGetRequest }
    | { $case: "BatchRollback"; BatchRollback: BatchRollbackRequest }
    | { $case: "ScanLock"; ScanLock: ScanLockRequest }
    | { $case: "ResolveLock"; ResolveLock: ResolveLockRequest }
    | { $case: "GC"; GC: GCRequest }
    | { $case: "DeleteRange"; DeleteRange: DeleteRangeRequest }
    | { $case: "RawGet"; RawGet: RawGetRequest }
    | { $case: "RawBatchGet"; RawBatchGet: RawBatchGetRequest }
    | { $case: "RawPut"; RawPut: RawPutRequest }
    | { $case: "RawBatchPut"; RawBatchPut: RawBatchPutRequest }
    | { $case: "RawDelete"; RawDelete: RawDeleteRequest }
    | { $case: "RawBatchDelete"; RawBatchDelete: RawBatchDeleteRequest }
    | { $case: "RawScan"; RawScan: RawScanRequest }
    | { $case: "RawDeleteRange"; RawDeleteRange: RawDeleteRangeRequest }
    | { $case: "RawBatchScan"; RawBatchScan: RawBatchScanRequest }
    | { $case: "Coprocessor"; Coprocessor: Request }
    | { $case: "PessimisticLock"; PessimisticLock: PessimisticLockRequest }
    | { $case: "PessimisticRollback"; PessimisticRollback: PessimisticRollbackRequest }
    | { $case: "CheckTxnStatus"; CheckTxnStatus: CheckTxnStatusRequest }
    | { $case: "TxnHeartBeat"; TxnHeartBeat: TxnHeartBeatRequest }
    | { $case: "CheckSecondaryLocks"; CheckSecondaryLocks: CheckSecondaryLocksRequest }
    | { $case: "RawCoprocessor"; RawCoprocessor: RawCoprocessorRequest }
    | { $case: "FlashbackToVersion"; FlashbackToVersion: FlashbackToVersionRequest }
    | { $case: "PrepareFlashbackToVersion"; PrepareFlashbackToVersion: PrepareFlashbackToVersionRequest }
    | { $case: "Flush"; Flush: FlushRequest }
    | { $case: "BufferBatchGet"; BufferBatchGet: BufferBatchGetRequest }
    | { $case: "GetHealthFeedback"; GetHealthFeedback: GetHealthFeedbackRequest }
    | { $case: "BroadcastTxnStatus"; BroadcastTxnStatus: BroadcastTxnStatusRequest }
    | { $case: "Empty"; Empty: BatchCommandsEmptyRequest }
    | undefined;
}

/** request_ids[i] belongs to responses[i]; answers come in any order. */
export interface BatchCommandsResponse {
  responses: BatchCommandsResponse_Response[];
  requestIds: bigint[];
  transportLayerLoad: bigint;
  healthFeedback: HealthFeedback | undefined;
  tikvSendTimeNs: bigint;
}

export interface BatchCommandsResponse_Response {
  cmd:
    | { $case: "Get"; Get: GetResponse }
    | { $case: "Scan"; Scan: ScanResponse }
    | { $case: "Prewrite"; Prewrite: PrewriteResponse }
    | { $case: "Commit"; Commit: CommitResponse }
    | { $case: "Import"; Import: ImportResponse }
    | { $case: "Cleanup"; Cleanup: CleanupResponse }
    | { $case: "BatchGet"; BatchGet: BatchGetResponse }
    | { $case: "BatchRollback"; BatchRollback: BatchRollbackResponse }
    | { $case: "ScanLock"; ScanLock: ScanLockResponse }
    | { $case: "ResolveLock"; ResolveLock: ResolveLockResponse }
    | { $case: "GC"; GC: GCResponse }
    | { $case: "DeleteRange"; DeleteRange: DeleteRangeResponse }
    | { $case: "RawGet"; RawGet: RawGetResponse }
    | { $case: "RawBatchGet"; RawBatchGet: RawBatchGetResponse }
    | { $case: "RawPut"; RawPut: RawPutResponse }
    | { $case: "RawBatchPut"; RawBatchPut: RawBatchPutResponse }
    | { $case: "RawDelete"; RawDelete: RawDeleteResponse }
    | { $case: "RawBatchDelete"; RawBatchDelete: RawBatchDeleteResponse }
    | { $case: "RawScan"; RawScan: RawScanResponse }
    | { $case: "RawDeleteRange"; RawDeleteRange: RawDeleteRangeResponse }
    | { $case: "RawBatchScan"; RawBatchScan: RawBatchScanResponse }
    | { $case: "Coprocessor"; Coprocessor: Response }
    | { $case: "PessimisticLock"; PessimisticLock: PessimisticLockResponse }
    | { $case: "PessimisticRollback"; PessimisticRollback: PessimisticRollbackResponse }
    | { $case: "CheckTxnStatus"; CheckTxnStatus: CheckTxnStatusResponse }
    | { $case: "TxnHeartBeat"; TxnHeartBeat: TxnHeartBeatResponse }
    | { $case: "CheckSecondaryLocks"; CheckSecondaryLocks: CheckSecondaryLocksResponse }
    | { $case: "RawCoprocessor"; RawCoprocessor: RawCoprocessorResponse }
    | { $case: "FlashbackToVersion"; FlashbackToVersion: FlashbackToVersionResponse }
    | { $case: "PrepareFlashbackToVersion"; PrepareFlashbackToVersion: PrepareFlashbackToVersionResponse }
    | { $case: "Flush"; Flush: FlushResponse }
    | { $case: "BufferBatchGet"; BufferBatchGet: BufferBatchGetResponse }
    | { $case: "GetHealthFeedback"; GetHealthFeedback: GetHealthFeedbackResponse }
    | { $case: "BroadcastTxnStatus"; BroadcastTxnStatus: BroadcastTxnStatusResponse }
    | { $case: "Empty"; Empty: BatchCommandsEmptyResponse }
    | undefined;
}

export interface BatchCommandsEmptyRequest {
  testId: bigint;
  delayTime: bigint;
}

export interface BatchCommandsEmptyResponse {
  testId: bigint;
}

function createBaseBatchCommandsRequest(): BatchCommandsRequest {
  return { requests: [], requestIds: [], clientSendTimeNs: 0n };
}

export const BatchCommandsRequest: MessageFns<BatchCommandsRequest> = {
  encode(message: BatchCommandsRequest, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    for (const v of message.requests) {
      BatchCommandsRequest_Request.encode(v!, writer.uint32(10).fork()).join();
    }
    if (message.requestIds.length !== 0) {
      writer.uint32(18).fork();
      for (const v of message.requestIds) {
        writer.uint64(v);
      }
      writer.join();
    }
    if (message.clientSendTimeNs !== 0n) {
      writer.uint32(24).uint64(message.clientSendTimeNs);
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): BatchCommandsRequest {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseBatchCommandsRequest();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 10) {
            break;
          }

          message.requests.push(BatchCommandsRequest_Request.decode(reader, reader.uint32()));
          continue;
        }
        case 2: {
          if (tag === 16) {
            message.requestIds.push(reader.uint64());

            continue;
          }

          if (tag === 18) {
            const end2 = reader.open(reader.uint32());
            while (reader.pos < end2) {
              message.requestIds.push(reader.uint64());
            }
            reader.close(end2);

            continue;
          }

          break;
        }
        case 3: {
          if (tag !== 24) {
            break;
          }

          message.clientSendTimeNs = reader.uint64();
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<BatchCommandsRequest>): BatchCommandsRequest {
    const message = createBaseBatchCommandsRequest();
    message.requests = object.requests?.map((e) => BatchCommandsRequest_Request.fromPartial(e)) || [];
    message.requestIds = object.requestIds?.map((e) => BigInt(e)) || [];
    message.clientSendTimeNs = (object.clientSendTimeNs !== undefined && object.clientSendTimeNs !== null)
      ? BigInt(object.clientSendTimeNs)
      : 0n;
    return message;
  },
};

function createBaseBatchCommandsRequest_Request(): BatchCommandsRequest_Request {
  return { cmd: undefined };
}

export const BatchCommandsRequest_Request: MessageFns<BatchCommandsRequest_Request> = {
  encode(message: BatchCommandsRequest_Request, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    switch (message.cmd?.$case) {
      case "Get":
        GetRequest.encode(message.cmd.Get, writer.uint32(10).fork()).join();
        break;
      case "Scan":
        ScanRequest.encode(message.cmd.Scan, writer.uint32(18).fork()).join();
        break;
      case "Prewrite":
        PrewriteRequest.encode(message.cmd.Prewrite, writer.uint32(26).fork()).join();
        break;
      case "Commit":
        CommitRequest.encode(message.cmd.Commit, writer.uint32(34).fork()).join();
        break;
      case "Import":
        ImportRequest.encode(message.cmd.Import, writer.uint32(42).fork()).join();
        break;
      case "Cleanup":
        CleanupRequest.encode(message.cmd.Cleanup, writer.uint32(50).fork()).join();
        break;
      case "BatchGet":
        BatchGetRequest.encode(message.cmd.BatchGet, writer.uint32(58).fork()).join();
        break;
      case "BatchRollback":
        BatchRollbackRequest.encode(message.cmd.BatchRollback, writer.uint32(66).fork()).join();
        break;
      case "ScanLock":
        ScanLockRequest.encode(message.cmd.ScanLock, writer.uint32(74).fork()).join();
        break;
      case "ResolveLock":
        ResolveLockRequest.encode(message.cmd.ResolveLock, writer.uint32(82).fork()).join();
        break;
      case "GC":
        GCRequest.encode(message.cmd.GC, writer.uint32(90).fork()).join();
        break;
      case "DeleteRange":
        DeleteRangeRequest.encode(message.cmd.DeleteRange, writer.uint32(98).fork()).join();
        break;
      case "RawGet":
        RawGetRequest.encode(message.cmd.RawGet, writer.uint32(106).fork()).join();
        break;
      case "RawBatchGet":
        RawBatchGetRequest.encode(message.cmd.RawBatchGet, writer.uint32(114).fork()).join();
        break;
      case "RawPut":
        RawPutRequest.encode(message.cmd.RawPut, writer.uint32(122).fork()).join();
        break;
      case "RawBatchPut":
        RawBatchPutRequest.encode(message.cmd.RawBatchPut, writer.uint32(130).fork()).join();
        break;
      case "RawDelete":
        RawDeleteRequest.encode(message.cmd.RawDelete, writer.uint32(138).fork()).join();
        break;
      case "RawBatchDelete":
        RawBatchDeleteRequest.encode(message.cmd.RawBatchDelete, writer.uint32(146).fork()).join();
        break;
      case "RawScan":
        RawScanRequest.encode(message.cmd.RawScan, writer.uint32(154).fork()).join();
        break;
      case "RawDeleteRange":
        RawDeleteRangeRequest.encode(message.cmd.RawDeleteRange, writer.uint32(162).fork()).join();
        break;
      case "RawBatchScan":
        RawBatchScanRequest.encode(message.cmd.RawBatchScan, writer.uint32(170).fork()).join();
        break;
      case "Coprocessor":
        Request.encode(message.cmd.Coprocessor, writer.uint32(178).fork()).join();
        break;
      case "PessimisticLock":
        PessimisticLockRequest.encode(message.cmd.PessimisticLock, writer.uint32(186).fork()).join();
        break;
      case "PessimisticRollback":
        PessimisticRollbackRequest.encode(message.cmd.PessimisticRollback, writer.uint32(194).fork()).join();
        break;
      case "CheckTxnStatus":
        CheckTxnStatusRequest.encode(message.cmd.CheckTxnStatus, writer.uint32(202).fork()).join();
        break;
      case "TxnHeartBeat":
        TxnHeartBeatRequest.encode(message.cmd.TxnHeartBeat, writer.uint32(210).fork()).join();
        break;
      case "CheckSecondaryLocks":
        CheckSecondaryLocksRequest.encode(message.cmd.CheckSecondaryLocks, writer.uint32(266).fork()).join();
        break;
      case "RawCoprocessor":
        RawCoprocessorRequest.encode(message.cmd.RawCoprocessor, writer.uint32(274).fork()).join();
        break;
      case "FlashbackToVersion":
        FlashbackToVersionRequest.encode(message.cmd.FlashbackToVersion, writer.uint32(282).fork()).join();
        break;
      case "PrepareFlashbackToVersion":
        PrepareFlashbackToVersionRequest.encode(message.cmd.PrepareFlashbackToVersion, writer.uint32(290).fork())
          .join();
        break;
      case "Flush":
        FlushRequest.encode(message.cmd.Flush, writer.uint32(298).fork()).join();
        break;
      case "BufferBatchGet":
        BufferBatchGetRequest.encode(message.cmd.BufferBatchGet, writer.uint32(306).fork()).join();
        break;
      case "GetHealthFeedback":
        GetHealthFeedbackRequest.encode(message.cmd.GetHealthFeedback, writer.uint32(314).fork()).join();
        break;
      case "BroadcastTxnStatus":
        BroadcastTxnStatusRequest.encode(message.cmd.BroadcastTxnStatus, writer.uint32(322).fork()).join();
        break;
      case "Empty":
        BatchCommandsEmptyRequest.encode(message.cmd.Empty, writer.uint32(2042).fork()).join();
        break;
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): BatchCommandsRequest_Request {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseBatchCommandsRequest_Request();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 10) {
            break;
          }

          message.cmd = { $case: "Get", Get: GetRequest.decode(reader, reader.uint32()) };
          continue;
        }
        case 2: {
          if (tag !== 18) {
            break;
          }

          message.cmd = { $case: "Scan", Scan: ScanRequest.decode(reader, reader.uint32()) };
          continue;
        }
        case 3: {
          if (tag !== 26) {
            break;
          }

          message.cmd = { $case: "Prewrite", Prewrite: PrewriteRequest.decode(reader, reader.uint32()) };
          continue;
        }
        case 4: {
          if (tag !== 34) {
            break;
          }

          message.cmd = { $case: "Commit", Commit: CommitRequest.decode(reader, reader.uint32()) };
          continue;
        }
        case 5: {
          if (tag !== 42) {
            break;
          }

          message.cmd = { $case: "Import", Import: ImportRequest.decode(reader, reader.uint32()) };
          continue;
        }
        case 6: {
          if (tag !== 50) {
            break;
          }

          message.cmd = { $case: "Cleanup", Cleanup: CleanupRequest.decode(reader, reader.uint32()) };
          continue;
        }
        case 7: {
          if (tag !== 58) {
            break;
          }

          message.cmd = { $case: "BatchGet", BatchGet: BatchGetRequest.decode(reader, reader.uint32()) };
          continue;
        }
        case 8: {
          if (tag !== 66) {
            break;
          }

          message.cmd = {
            $case: "BatchRollback",
            BatchRollback: BatchRollbackRequest.decode(reader, reader.uint32()),
          };
          continue;
        }
        case 9: {
          if (tag !== 74) {
            break;
          }

          message.cmd = { $case: "ScanLock", ScanLock: ScanLockRequest.decode(reader, reader.uint32()) };
          continue;
        }
        case 10: {
          if (tag !== 82) {
            break;
          }

          message.cmd = { $case: "ResolveLock", ResolveLock: ResolveLockRequest.decode(reader, reader.uint32()) };
          continue;
        }
        case 11: {
          if (tag !== 90) {
            break;
          }

          message.cmd = { $case: "GC", GC: GCRequest.decode(reader, reader.uint32()) };
          continue;
        }
        case 12: {
          if (tag !== 98) {
            break;
          }

          message.cmd = { $case: "DeleteRange", DeleteRange: DeleteRangeRequest.decode(reader, reader.uint32()) };
          continue;
        }
        case 13: {
          if (tag !== 106) {
            break;
          }

          message.cmd = { $case: "RawGet", RawGet: RawGetRequest.decode(reader, reader.uint32()) };
          continue;
        }
        case 14: {
          if (tag !== 114) {
            break;
          }

          message.cmd = { $case: "RawBatchGet", RawBatchGet: RawBatchGetRequest.decode(reader, reader.uint32()) };
          continue;
        }
        case 15: {
          if (tag !== 122) {
            break;
          }

          message.cmd = { $case: "RawPut", RawPut: RawPutRequest.decode(reader, reader.uint32()) };
          continue;
        }
        case 16: {
          if (tag !== 130) {
            break;
          }

          message.cmd = { $case: "RawBatchPut", RawBatchPut: RawBatchPutRequest.decode(reader, reader.uint32()) };
          continue;
        }
        case 17: {
          if (tag !== 138) {
            break;
          }

          message.cmd = { $case: "RawDelete", RawDelete: RawDeleteRequest.decode(reader, reader.uint32()) };
          continue;
        }
        case 18: {
          if (tag !== 146) {
            break;
          }

          message.cmd = {
            $case: "RawBatchDelete",
            RawBatchDelete: RawBatchDeleteRequest.decode(reader, reader.uint32()),
          };
          continue;
        }
        case 19: {
          if (tag !== 154) {
            break;
          }

          message.cmd = { $case: "RawScan", RawScan: RawScanRequest.decode(reader, reader.uint32()) };
          continue;
        }
        case 20: {
          if (tag !== 162) {
            break;
          }

          message.cmd = {
            $case: "RawDeleteRange",
            RawDeleteRange: RawDeleteRangeRequest.decode(reader, reader.uint32()),
          };
          continue;
        }
        case 21: {
          if (tag !== 170) {
            break;
          }

          message.cmd = { $case: "RawBatchScan", RawBatchScan: RawBatchScanRequest.decode(reader, reader.uint32()) };
          continue;
        }
        case 22: {
          if (tag !== 178) {
            break;
          }

          message.cmd = { $case: "Coprocessor", Coprocessor: Request.decode(reader, reader.uint32()) };
          continue;
        }
        case 23: {
          if (tag !== 186) {
            break;
          }

          message.cmd = {
            $case: "PessimisticLock",
            PessimisticLock: PessimisticLockRequest.decode(reader, reader.uint32()),
          };
          continue;
        }
        case 24: {
          if (tag !== 194) {
            break;
          }

          message.cmd = {
            $case: "PessimisticRollback",
            PessimisticRollback: PessimisticRollbackRequest.decode(reader, reader.uint32()),
          };
          continue;
        }
        case 25: {
          if (tag !== 202) {
            break;
          }

          message.cmd = {
            $case: "CheckTxnStatus",
            CheckTxnStatus: CheckTxnStatusRequest.decode(reader, reader.uint32()),
          };
          continue;
        }
        case 26: {
          if (tag !== 210) {
            break;
          }

          message.cmd = { $case: "TxnHeartBeat", TxnHeartBeat: TxnHeartBeatRequest.decode(reader, reader.uint32()) };
          continue;
        }
        case 33: {
          if (tag !== 266) {
            break;
          }

          message.cmd = {
            $case: "CheckSecondaryLocks",
            CheckSecondaryLocks: CheckSecondaryLocksRequest.decode(reader, reader.uint32()),
          };
          continue;
        }
        case 34: {
          if (tag !== 274) {
            break;
          }

          message.cmd = {
            $case: "RawCoprocessor",
            RawCoprocessor: RawCoprocessorRequest.decode(reader, reader.uint32()),
          };
          continue;
        }
        case 35: {
          if (tag !== 282) {
            break;
          }

          message.cmd = {
            $case: "FlashbackToVersion",
            FlashbackToVersion: FlashbackToVersionRequest.decode(reader, reader.uint32()),
          };
          continue;
        }
        case 36: {
          if (tag !== 290) {
            break;
          }

          message.cmd = {
            $case: "PrepareFlashbackToVersion",
            PrepareFlashbackToVersion: PrepareFlashbackToVersionRequest.decode(reader, reader.uint32()),
          };
          continue;
        }
        case 37: {
          if (tag !== 298) {
            break;
          }

          message.cmd = { $case: "Flush", Flush: FlushRequest.decode(reader, reader.uint32()) };
          continue;
        }
        case 38: {
          if (tag !== 306) {
            break;
          }

          message.cmd = {
            $case: "BufferBatchGet",
            BufferBatchGet: BufferBatchGetRequest.decode(reader, reader.uint32()),
          };
          continue;
        }
        case 39: {
          if (tag !== 314) {
            break;
          }

          message.cmd = {
            $case: "GetHealthFeedback",
            GetHealthFeedback: GetHealthFeedbackRequest.decode(reader, reader.uint32()),
          };
          continue;
        }
        case 40: {
          if (tag !== 322) {
            break;
          }

          message.cmd = {
            $case: "BroadcastTxnStatus",
            BroadcastTxnStatus: BroadcastTxnStatusRequest.decode(reader, reader.uint32()),
          };
          continue;
        }
        case 255: {
          if (tag !== 2042) {
            break;
          }

          message.cmd = { $case: "Empty", Empty: BatchCommandsEmptyRequest.decode(reader, reader.uint32()) };
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<BatchCommandsRequest_Request>): BatchCommandsRequest_Request {
    const message = createBaseBatchCommandsRequest_Request();
    switch (object.cmd?.$case) {
      case "Get": {
        if (object.cmd?.Get !== undefined && object.cmd?.Get !== null) {
          message.cmd = { $case: "Get", Get: GetRequest.fromPartial(object.cmd.Get) };
        }
        break;
      }
      case "Scan": {
        if (object.cmd?.Scan !== undefined && object.cmd?.Scan !== null) {
          message.cmd = { $case: "Scan", Scan: ScanRequest.fromPartial(object.cmd.Scan) };
        }
        break;
      }
      case "Prewrite": {
        if (object.cmd?.Prewrite !== undefined && object.cmd?.Prewrite !== null) {
          message.cmd = { $case: "Prewrite", Prewrite: PrewriteRequest.fromPartial(object.cmd.Prewrite) };
        }
        break;
      }
      case "Commit": {
        if (object.cmd?.Commit !== undefined && object.cmd?.Commit !== null) {
          message.cmd = { $case: "Commit", Commit: CommitRequest.fromPartial(object.cmd.Commit) };
        }
        break;
      }
      case "Import": {
        if (object.cmd?.Import !== undefined && object.cmd?.Import !== null) {
          message.cmd = { $case: "Import", Import: ImportRequest.fromPartial(object.cmd.Import) };
        }
        break;
      }
      case "Cleanup": {
        if (object.cmd?.Cleanup !== undefined && object.cmd?.Cleanup !== null) {
          message.cmd = { $case: "Cleanup", Cleanup: CleanupRequest.fromPartial(object.cmd.Cleanup) };
        }
        break;
      }
      case "BatchGet": {
        if (object.cmd?.BatchGet !== undefined && object.cmd?.BatchGet !== null) {
          message.cmd = { $case: "BatchGet", BatchGet: BatchGetRequest.fromPartial(object.cmd.BatchGet) };
        }
        break;
      }
      case "BatchRollback": {
        if (object.cmd?.BatchRollback !== undefined && object.cmd?.BatchRollback !== null) {
          message.cmd = {
            $case: "BatchRollback",
            BatchRollback: BatchRollbackRequest.fromPartial(object.cmd.BatchRollback),
          };
        }
        break;
      }
      case "ScanLock": {
        if (object.cmd?.ScanLock !== undefined && object.cmd?.ScanLock !== null) {
          message.cmd = { $case: "ScanLock", ScanLock: ScanLockRequest.fromPartial(object.cmd.ScanLock) };
        }
        break;
      }
      case "ResolveLock": {
        if (object.cmd?.ResolveLock !== undefined && object.cmd?.ResolveLock !== null) {
          message.cmd = { $case: "ResolveLock", ResolveLock: ResolveLockRequest.fromPartial(object.cmd.ResolveLock) };
        }
        break;
      }
      case "GC": {
        if (object.cmd?.GC !== undefined && object.cmd?.GC !== null) {
          message.cmd = { $case: "GC", GC: GCRequest.fromPartial(object.cmd.GC) };
        }
        break;
      }
      case "DeleteRange": {
        if (object.cmd?.DeleteRange !== undefined && object.cmd?.DeleteRange !== null) {
          message.cmd = { $case: "DeleteRange", DeleteRange: DeleteRangeRequest.fromPartial(object.cmd.DeleteRange) };
        }
        break;
      }
      case "RawGet": {
        if (object.cmd?.RawGet !== undefined && object.cmd?.RawGet !== null) {
          message.cmd = { $case: "RawGet", RawGet: RawGetRequest.fromPartial(object.cmd.RawGet) };
        }
        break;
      }
      case "RawBatchGet": {
        if (object.cmd?.RawBatchGet !== undefined && object.cmd?.RawBatchGet !== null) {
          message.cmd = { $case: "RawBatchGet", RawBatchGet: RawBatchGetRequest.fromPartial(object.cmd.RawBatchGet) };
        }
        break;
      }
      case "RawPut": {
        if (object.cmd?.RawPut !== undefined && object.cmd?.RawPut !== null) {
          message.cmd = { $case: "RawPut", RawPut: RawPutRequest.fromPartial(object.cmd.RawPut) };
        }
        break;
      }
      case "RawBatchPut": {
        if (object.cmd?.RawBatchPut !== undefined && object.cmd?.RawBatchPut !== null) {
          message.cmd = { $case: "RawBatchPut", RawBatchPut: RawBatchPutRequest.fromPartial(object.cmd.RawBatchPut) };
        }
        break;
      }
      case "RawDelete": {
        if (object.cmd?.RawDelete !== undefined && object.cmd?.RawDelete !== null) {
          message.cmd = { $case: "RawDelete", RawDelete: RawDeleteRequest.fromPartial(object.cmd.RawDelete) };
        }
        break;
      }
      case "RawBatchDelete": {
        if (object.cmd?.RawBatchDelete !== undefined && object.cmd?.RawBatchDelete !== null) {
          message.cmd = {
            $case: "RawBatchDelete",
            RawBatchDelete: RawBatchDeleteRequest.fromPartial(object.cmd.RawBatchDelete),
          };
        }
        break;
      }
      case "RawScan": {
        if (object.cmd?.RawScan !== undefined && object.cmd?.RawScan !== null) {
          message.cmd = { $case: "RawScan", RawScan: RawScanRequest.fromPartial(object.cmd.RawScan) };
        }
        break;
      }
      case "RawDeleteRange": {
        if (object.cmd?.RawDeleteRange !== undefined && object.cmd?.RawDeleteRange !== null) {
          message.cmd = {
            $case: "RawDeleteRange",
            RawDeleteRange: RawDeleteRangeRequest.fromPartial(object.cmd.RawDeleteRange),
          };
        }
        break;
      }
      case "RawBatchScan": {
        if (object.cmd?.RawBatchScan !== undefined && object.cmd?.RawBatchScan !== null) {
          message.cmd = {
            $case: "RawBatchScan",
            RawBatchScan: RawBatchScanRequest.fromPartial(object.cmd.RawBatchScan),
          };
        }
        break;
      }
      case "Coprocessor": {
        if (object.cmd?.Coprocessor !== undefined && object.cmd?.Coprocessor !== null) {
          message.cmd = { $case: "Coprocessor", Coprocessor: Request.fromPartial(object.cmd.Coprocessor) };
        }
        break;
      }
      case "PessimisticLock": {
        if (object.cmd?.PessimisticLock !== undefined && object.cmd?.PessimisticLock !== null) {
          message.cmd = {
            $case: "PessimisticLock",
            PessimisticLock: PessimisticLockRequest.fromPartial(object.cmd.PessimisticLock),
          };
        }
        break;
      }
      case "PessimisticRollback": {
        if (object.cmd?.PessimisticRollback !== undefined && object.cmd?.PessimisticRollback !== null) {
          message.cmd = {
            $case: "PessimisticRollback",
            PessimisticRollback: PessimisticRollbackRequest.fromPartial(object.cmd.PessimisticRollback),
          };
        }
        break;
      }
      case "CheckTxnStatus": {
        if (object.cmd?.CheckTxnStatus !== undefined && object.cmd?.CheckTxnStatus !== null) {
          message.cmd = {
            $case: "CheckTxnStatus",
            CheckTxnStatus: CheckTxnStatusRequest.fromPartial(object.cmd.CheckTxnStatus),
          };
        }
        break;
      }
      case "TxnHeartBeat": {
        if (object.cmd?.TxnHeartBeat !== undefined && object.cmd?.TxnHeartBeat !== null) {
          message.cmd = {
            $case: "TxnHeartBeat",
            TxnHeartBeat: TxnHeartBeatRequest.fromPartial(object.cmd.TxnHeartBeat),
          };
        }
        break;
      }
      case "CheckSecondaryLocks": {
        if (object.cmd?.CheckSecondaryLocks !== undefined && object.cmd?.CheckSecondaryLocks !== null) {
          message.cmd = {
            $case: "CheckSecondaryLocks",
            CheckSecondaryLocks: CheckSecondaryLocksRequest.fromPartial(object.cmd.CheckSecondaryLocks),
          };
        }
        break;
      }
      case "RawCoprocessor": {
        if (object.cmd?.RawCoprocessor !== undefined && object.cmd?.RawCoprocessor !== null) {
          message.cmd = {
            $case: "RawCoprocessor",
            RawCoprocessor: RawCoprocessorRequest.fromPartial(object.cmd.RawCoprocessor),
          };
        }
        break;
      }
      case "FlashbackToVersion": {
        if (object.cmd?.FlashbackToVersion !== undefined && object.cmd?.FlashbackToVersion !== null) {
          message.cmd = {
            $case: "FlashbackToVersion",
            FlashbackToVersion: FlashbackToVersionRequest.fromPartial(object.cmd.FlashbackToVersion),
          };
        }
        break;
      }
      case "PrepareFlashbackToVersion": {
        if (object.cmd?.PrepareFlashbackToVersion !== undefined && object.cmd?.PrepareFlashbackToVersion !== null) {
          message.cmd = {
            $case: "PrepareFlashbackToVersion",
            PrepareFlashbackToVersion: PrepareFlashbackToVersionRequest.fromPartial(
              object.cmd.PrepareFlashbackToVersion,
            ),
          };
        }
        break;
      }
      case "Flush": {
        if (object.cmd?.Flush !== undefined && object.cmd?.Flush !== null) {
          message.cmd = { $case: "Flush", Flush: FlushRequest.fromPartial(object.cmd.Flush) };
        }
        break;
      }
      case "BufferBatchGet": {
        if (object.cmd?.BufferBatchGet !== undefined && object.cmd?.BufferBatchGet !== null) {
          message.cmd = {
            $case: "BufferBatchGet",
            BufferBatchGet: BufferBatchGetRequest.fromPartial(object.cmd.BufferBatchGet),
          };
        }
        break;
      }
      case "GetHealthFeedback": {
        if (object.cmd?.GetHealthFeedback !== undefined && object.cmd?.GetHealthFeedback !== null) {
          message.cmd = {
            $case: "GetHealthFeedback",
            GetHealthFeedback: GetHealthFeedbackRequest.fromPartial(object.cmd.GetHealthFeedback),
          };
        }
        break;
      }
      case "BroadcastTxnStatus": {
        if (object.cmd?.BroadcastTxnStatus !== undefined && object.cmd?.BroadcastTxnStatus !== null) {
          message.cmd = {
            $case: "BroadcastTxnStatus",
            BroadcastTxnStatus: BroadcastTxnStatusRequest.fromPartial(object.cmd.BroadcastTxnStatus),
          };
        }
        break;
      }
      case "Empty": {
        if (object.cmd?.Empty !== undefined && object.cmd?.Empty !== null) {
          message.cmd = { $case: "Empty", Empty: BatchCommandsEmptyRequest.fromPartial(object.cmd.Empty) };
        }
        break;
      }
    }
    return message;
  },
};

function createBaseBatchCommandsResponse(): BatchCommandsResponse {
  return { responses: [], requestIds: [], transportLayerLoad: 0n, healthFeedback: undefined, tikvSendTimeNs: 0n };
}

export const BatchCommandsResponse: MessageFns<BatchCommandsResponse> = {
  encode(message: BatchCommandsResponse, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    for (const v of message.responses) {
      BatchCommandsResponse_Response.encode(v!, writer.uint32(10).fork()).join();
    }
    if (message.requestIds.length !== 0) {
      writer.uint32(18).fork();
      for (const v of message.requestIds) {
        writer.uint64(v);
      }
      writer.join();
    }
    if (message.transportLayerLoad !== 0n) {
      writer.uint32(24).uint64(message.transportLayerLoad);
    }
    if (message.healthFeedback !== undefined) {
      HealthFeedback.encode(message.healthFeedback, writer.uint32(34).fork()).join();
    }
    if (message.tikvSendTimeNs !== 0n) {
      writer.uint32(40).uint64(message.tikvSendTimeNs);
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): BatchCommandsResponse {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseBatchCommandsResponse();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 10) {
            break;
          }

          message.responses.push(BatchCommandsResponse_Response.decode(reader, reader.uint32()));
          continue;
        }
        case 2: {
          if (tag === 16) {
            message.requestIds.push(reader.uint64());

            continue;
          }

          if (tag === 18) {
            const end2 = reader.open(reader.uint32());
            while (reader.pos < end2) {
              message.requestIds.push(reader.uint64());
            }
            reader.close(end2);

            continue;
          }

          break;
        }
        case 3: {
          if (tag !== 24) {
            break;
          }

          message.transportLayerLoad = reader.uint64();
          continue;
        }
        case 4: {
          if (tag !== 34) {
            break;
          }

          message.healthFeedback = HealthFeedback.decode(reader, reader.uint32());
          continue;
        }
        case 5: {
          if (tag !== 40) {
            break;
          }

          message.tikvSendTimeNs = reader.uint64();
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<BatchCommandsResponse>): BatchCommandsResponse {
    const message = createBaseBatchCommandsResponse();
    message.responses = object.responses?.map((e) => BatchCommandsResponse_Response.fromPartial(e)) || [];
    message.requestIds = object.requestIds?.map((e) => BigInt(e)) || [];
    message.transportLayerLoad = (object.transportLayerLoad !== undefined && object.transportLayerLoad !== null)
      ? BigInt(object.transportLayerLoad)
      : 0n;
    message.healthFeedback = (object.healthFeedback !== undefined && object.healthFeedback !== null)
      ? HealthFeedback.fromPartial(object.healthFeedback)
      : undefined;
    message.tikvSendTimeNs = (object.tikvSendTimeNs !== undefined && object.tikvSendTimeNs !== null)
      ? BigInt(object.tikvSendTimeNs)
      : 0n;
    return message;
  },
};

function createBaseBatchCommandsResponse_Response(): BatchCommandsResponse_Response {
  return { cmd: undefined };
}

export const BatchCommandsResponse_Response: MessageFns<BatchCommandsResponse_Response> = {
  encode(message: BatchCommandsResponse_Response, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    switch (message.cmd?.$case) {
      case "Get":
        GetResponse.encode(message.cmd.Get, writer.uint32(10).fork()).join();
        break;
      case "Scan":
        ScanResponse.encode(message.cmd.Scan, writer.uint32(18).fork()).join();
        break;
      case "Prewrite":
        PrewriteResponse.encode(message.cmd.Prewrite, writer.uint32(26).fork()).join();
        break;
      case "Commit":
        CommitResponse.encode(message.cmd.Commit, writer.uint32(34).fork()).join();
        break;
      case "Import":
        ImportResponse.encode(message.cmd.Import, writer.uint32(42).fork()).join();
        break;
      case "Cleanup":
        CleanupResponse.encode(message.cmd.Cleanup, writer.uint32(50).fork()).join();
        break;
      case "BatchGet":
        BatchGetResponse.encode(message.cmd.BatchGet, writer.uint32(58).fork()).join();
        break;
      case "BatchRollback":
        BatchRollbackResponse.encode(message.cmd.BatchRollback, writer.uint32(66).fork()).join();
        break;
      case "ScanLock":
        ScanLockResponse.encode(message.cmd.ScanLock, writer.uint32(74).fork()).join();
        break;
      case "ResolveLock":
        ResolveLockResponse.encode(message.cmd.ResolveLock, writer.uint32(82).fork()).join();
        break;
      case "GC":
        GCResponse.encode(message.cmd.GC, writer.uint32(90).fork()).join();
        break;
      case "DeleteRange":
        DeleteRangeResponse.encode(message.cmd.DeleteRange, writer.uint32(98).fork()).join();
        break;
      case "RawGet":
        RawGetResponse.encode(message.cmd.RawGet, writer.uint32(106).fork()).join();
        break;
      case "RawBatchGet":
        RawBatchGetResponse.encode(message.cmd.RawBatchGet, writer.uint32(114).fork()).join();
        break;
      case "RawPut":
        RawPutResponse.encode(message.cmd.RawPut, writer.uint32(122).fork()).join();
        break;
      case "RawBatchPut":
        RawBatchPutResponse.encode(message.cmd.RawBatchPut, writer.uint32(130).fork()).join();
        break;
      case "RawDelete":
        RawDeleteResponse.encode(message.cmd.RawDelete, writer.uint32(138).fork()).join();
        break;
      case "RawBatchDelete":
        RawBatchDeleteResponse.encode(message.cmd.RawBatchDelete, writer.uint32(146).fork()).join();
        break;
      case "RawScan":
        RawScanResponse.encode(message.cmd.RawScan, writer.uint32(154).fork()).join();
        break;
      case "RawDeleteRange":
        RawDeleteRangeResponse.encode(message.cmd.RawDeleteRange, writer.uint32(162).fork()).join();
        break;
      case "RawBatchScan":
        RawBatchScanResponse.encode(message.cmd.RawBatchScan, writer.uint32(170).fork()).join();
        break;
      case "Coprocessor":
        Response.encode(message.cmd.Coprocessor, writer.uint32(178).fork()).join();
        break;
      case "PessimisticLock":
        PessimisticLockResponse.encode(message.cmd.PessimisticLock, writer.uint32(186).fork()).join();
        break;
      case "PessimisticRollback":
        PessimisticRollbackResponse.encode(message.cmd.PessimisticRollback, writer.uint32(194).fork()).join();
        break;
      case "CheckTxnStatus":
        CheckTxnStatusResponse.encode(message.cmd.CheckTxnStatus, writer.uint32(202).fork()).join();
        break;
      case "TxnHeartBeat":
        TxnHeartBeatResponse.encode(message.cmd.TxnHeartBeat, writer.uint32(210).fork()).join();
        break;
      case "CheckSecondaryLocks":
        CheckSecondaryLocksResponse.encode(message.cmd.CheckSecondaryLocks, writer.uint32(266).fork()).join();
        break;
      case "RawCoprocessor":
        RawCoprocessorResponse.encode(message.cmd.RawCoprocessor, writer.uint32(274).fork()).join();
        break;
      case "FlashbackToVersion":
        FlashbackToVersionResponse.encode(message.cmd.FlashbackToVersion, writer.uint32(282).fork()).join();
        break;
      case "PrepareFlashbackToVersion":
        PrepareFlashbackToVersionResponse.encode(message.cmd.PrepareFlashbackToVersion, writer.uint32(290).fork())
          .join();
        break;
      case "Flush":
        FlushResponse.encode(message.cmd.Flush, writer.uint32(298).fork()).join();
        break;
      case "BufferBatchGet":
        BufferBatchGetResponse.encode(message.cmd.BufferBatchGet, writer.uint32(306).fork()).join();
        break;
      case "GetHealthFeedback":
        GetHealthFeedbackResponse.encode(message.cmd.GetHealthFeedback, writer.uint32(314).fork()).join();
        break;
      case "BroadcastTxnStatus":
        BroadcastTxnStatusResponse.encode(message.cmd.BroadcastTxnStatus, writer.uint32(322).fork()).join();
        break;
      case "Empty":
        BatchCommandsEmptyResponse.encode(message.cmd.Empty, writer.uint32(2042).fork()).join();
        break;
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): BatchCommandsResponse_Response {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseBatchCommandsResponse_Response();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 10) {
            break;
          }

          message.cmd = { $case: "Get", Get: GetResponse.decode(reader, reader.uint32()) };
          continue;
        }
        case 2: {
          if (tag !== 18) {
            break;
          }

          message.cmd = { $case: "Scan", Scan: ScanResponse.decode(reader, reader.uint32()) };
          continue;
        }
        case 3: {
          if (tag !== 26) {
            break;
          }

          message.cmd = { $case: "Prewrite", Prewrite: PrewriteResponse.decode(reader, reader.uint32()) };
          continue;
        }
        case 4: {
          if (tag !== 34) {
            break;
          }

          message.cmd = { $case: "Commit", Commit: CommitResponse.decode(reader, reader.uint32()) };
          continue;
        }
        case 5: {
          if (tag !== 42) {
            break;
          }

          message.cmd = { $case: "Import", Import: ImportResponse.decode(reader, reader.uint32()) };
          continue;
        }
        case 6: {
          if (tag !== 50) {
            break;
          }

          message.cmd = { $case: "Cleanup", Cleanup: CleanupResponse.decode(reader, reader.uint32()) };
          continue;
        }
        case 7: {
          if (tag !== 58) {
            break;
          }

          message.cmd = { $case: "BatchGet", BatchGet: BatchGetResponse.decode(reader, reader.uint32()) };
          continue;
        }
        case 8: {
          if (tag !== 66) {
            break;
          }

          message.cmd = {
            $case: "BatchRollback",
            BatchRollback: BatchRollbackResponse.decode(reader, reader.uint32()),
          };
          continue;
        }
        case 9: {
          if (tag !== 74) {
            break;
          }

          message.cmd = { $case: "ScanLock", ScanLock: ScanLockResponse.decode(reader, reader.uint32()) };
          continue;
        }
        case 10: {
          if (tag !== 82) {
            break;
          }

          message.cmd = { $case: "ResolveLock", ResolveLock: ResolveLockResponse.decode(reader, reader.uint32()) };
          continue;
        }
        case 11: {
          if (tag !== 90) {
            break;
          }

          message.cmd = { $case: "GC", GC: GCResponse.decode(reader, reader.uint32()) };
          continue;
        }
        case 12: {
          if (tag !== 98) {
            break;
          }

          message.cmd = { $case: "DeleteRange", DeleteRange: DeleteRangeResponse.decode(reader, reader.uint32()) };
          continue;
        }
        case 13: {
          if (tag !== 106) {
            break;
          }

          message.cmd = { $case: "RawGet", RawGet: RawGetResponse.decode(reader, reader.uint32()) };
          continue;
        }
        case 14: {
          if (tag !== 114) {
            break;
          }

          message.cmd = { $case: "RawBatchGet", RawBatchGet: RawBatchGetResponse.decode(reader, reader.uint32()) };
          continue;
        }
        case 15: {
          if (tag !== 122) {
            break;
          }

          message.cmd = { $case: "RawPut", RawPut: RawPutResponse.decode(reader, reader.uint32()) };
          continue;
        }
        case 16: {
          if (tag !== 130) {
            break;
          }

          message.cmd = { $case: "RawBatchPut", RawBatchPut: RawBatchPutResponse.decode(reader, reader.uint32()) };
          continue;
        }
        case 17: {
          if (tag !== 138) {
            break;
          }

          message.cmd = { $case: "RawDelete", RawDelete: RawDeleteResponse.decode(reader, reader.uint32()) };
          continue;
        }
        case 18: {
          if (tag !== 146) {
            break;
          }

          message.cmd = {
            $case: "RawBatchDelete",
            RawBatchDelete: RawBatchDeleteResponse.decode(reader, reader.uint32()),
          };
          continue;
        }
        case 19: {
          if (tag !== 154) {
            break;
          }

          message.cmd = { $case: "RawScan", RawScan: RawScanResponse.decode(reader, reader.uint32()) };
          continue;
        }
        case 20: {
          if (tag !== 162) {
            break;
          }

          message.cmd = {
            $case: "RawDeleteRange",
            RawDeleteRange: RawDeleteRangeResponse.decode(reader, reader.uint32()),
          };
          continue;
        }
        case 21: {
          if (tag !== 170) {
            break;
          }

          message.cmd = { $case: "RawBatchScan", RawBatchScan: RawBatchScanResponse.decode(reader, reader.uint32()) };
          continue;
        }
        case 22: {
          if (tag !== 178) {
            break;
          }

          message.cmd = { $case: "Coprocessor", Coprocessor: Response.decode(reader, reader.uint32()) };
          continue;
        }
        case 23: {
          if (tag !== 186) {
            break;
          }

          message.cmd = {
            $case: "PessimisticLock",
            PessimisticLock: PessimisticLockResponse.decode(reader, reader.uint32()),
          };
          continue;
        }
        case 24: {
          if (tag !== 194) {
            break;
          }

          message.cmd = {
            $case: "PessimisticRollback",
            PessimisticRollback: PessimisticRollbackResponse.decode(reader, reader.uint32()),
          };
          continue;
        }
        case 25: {
          if (tag !== 202) {
            break;
          }

          message.cmd = {
            $case: "CheckTxnStatus",
            CheckTxnStatus: CheckTxnStatusResponse.decode(reader, reader.uint32()),
          };
          continue;
        }
        case 26: {
          if (tag !== 210) {
            break;
          }

          message.cmd = { $case: "TxnHeartBeat", TxnHeartBeat: TxnHeartBeatResponse.decode(reader, reader.uint32()) };
          continue;
        }
        case 33: {
          if (tag !== 266) {
            break;
          }

          message.cmd = {
            $case: "CheckSecondaryLocks",
            CheckSecondaryLocks: CheckSecondaryLocksResponse.decode(reader, reader.uint32()),
          };
          continue;
        }
        case 34: {
          if (tag !== 274) {
            break;
          }

          message.cmd = {
            $case: "RawCoprocessor",
            RawCoprocessor: RawCoprocessorResponse.decode(reader, reader.uint32()),
          };
          continue;
        }
        case 35: {
          if (tag !== 282) {
            break;
          }

          message.cmd = {
            $case: "FlashbackToVersion",
            FlashbackToVersion: FlashbackToVersionResponse.decode(reader, reader.uint32()),
          };
          continue;
        }
        case 36: {
          if (tag !== 290) {
            break;
          }

          message.cmd = {
            $case: "PrepareFlashbackToVersion",
            PrepareFlashbackToVersion: PrepareFlashbackToVersionResponse.decode(reader, reader.uint32()),
          };
          continue;
        }
        case 37: {
          if (tag !== 298) {
            break;
          }

          message.cmd = { $case: "Flush", Flush: FlushResponse.decode(reader, reader.uint32()) };
          continue;
        }
        case 38: {
          if (tag !== 306) {
            break;
          }

          message.cmd = {
            $case: "BufferBatchGet",
            BufferBatchGet: BufferBatchGetResponse.decode(reader, reader.uint32()),
          };
          continue;
        }
        case 39: {
          if (tag !== 314) {
            break;
          }

          message.cmd = {
            $case: "GetHealthFeedback",
            GetHealthFeedback: GetHealthFeedbackResponse.decode(reader, reader.uint32()),
          };
          continue;
        }
        case 40: {
          if (tag !== 322) {
            break;
          }

          message.cmd = {
            $case: "BroadcastTxnStatus",
            BroadcastTxnStatus: BroadcastTxnStatusResponse.decode(reader, reader.uint32()),
          };
          continue;
        }
        case 255: {
          if (tag !== 2042) {
            break;
          }

          message.cmd = { $case: "Empty", Empty: BatchCommandsEmptyResponse.decode(reader, reader.uint32()) };
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<BatchCommandsResponse_Response>): BatchCommandsResponse_Response {
    const message = createBaseBatchCommandsResponse_Response();
    switch (object.cmd?.$case) {
      case "Get": {
        if (object.cmd?.Get !== undefined && object.cmd?.Get !== null) {
          message.cmd = { $case: "Get", Get: GetResponse.fromPartial(object.cmd.Get) };
        }
        break;
      }
      case "Scan": {
        if (object.cmd?.Scan !== undefined && object.cmd?.Scan !== null) {
          message.cmd = { $case: "Scan", Scan: ScanResponse.fromPartial(object.cmd.Scan) };
        }
        break;
      }
      case "Prewrite": {
        if (object.cmd?.Prewrite !== undefined && object.cmd?.Prewrite !== null) {
          message.cmd = { $case: "Prewrite", Prewrite: PrewriteResponse.fromPartial(object.cmd.Prewrite) };
        }
        break;
      }
      case "Commit": {
        if (object.cmd?.Commit !== undefined && object.cmd?.Commit !== null) {
          message.cmd = { $case: "Commit", Commit: CommitResponse.fromPartial(object.cmd.Commit) };
        }
        break;
      }
      case "Import": {
        if (object.cmd?.Import !== undefined && object.cmd?.Import !== null) {
          message.cmd = { $case: "Import", Import: ImportResponse.fromPartial(object.cmd.Import) };
        }
        break;
      }
      case "Cleanup": {
        if (object.cmd?.Cleanup !== undefined && object.cmd?.Cleanup !== null) {
          message.cmd = { $case: "Cleanup", Cleanup: CleanupResponse.fromPartial(object.cmd.Cleanup) };
        }
        break;
      }
      case "BatchGet": {
        if (object.cmd?.BatchGet !== undefined && object.cmd?.BatchGet !== null) {
          message.cmd = { $case: "BatchGet", BatchGet: BatchGetResponse.fromPartial(object.cmd.BatchGet) };
        }
        break;
      }
      case "BatchRollback": {
        if (object.cmd?.BatchRollback !== undefined && object.cmd?.BatchRollback !== null) {
          message.cmd = {
            $case: "BatchRollback",
            BatchRollback: BatchRollbackResponse.fromPartial(object.cmd.BatchRollback),
          };
        }
        break;
      }
      case "ScanLock": {
        if (object.cmd?.ScanLock !== undefined && object.cmd?.ScanLock !== null) {
          message.cmd = { $case: "ScanLock", ScanLock: ScanLockResponse.fromPartial(object.cmd.ScanLock) };
        }
        break;
      }
      case "ResolveLock": {
        if (object.cmd?.ResolveLock !== undefined && object.cmd?.ResolveLock !== null) {
          message.cmd = { $case: "ResolveLock", ResolveLock: ResolveLockResponse.fromPartial(object.cmd.ResolveLock) };
        }
        break;
      }
      case "GC": {
        if (object.cmd?.GC !== undefined && object.cmd?.GC !== null) {
          message.cmd = { $case: "GC", GC: GCResponse.fromPartial(object.cmd.GC) };
        }
        break;
      }
      case "DeleteRange": {
        if (object.cmd?.DeleteRange !== undefined && object.cmd?.DeleteRange !== null) {
          message.cmd = { $case: "DeleteRange", DeleteRange: DeleteRangeResponse.fromPartial(object.cmd.DeleteRange) };
        }
        break;
      }
      case "RawGet": {
        if (object.cmd?.RawGet !== undefined && object.cmd?.RawGet !== null) {
          message.cmd = { $case: "RawGet", RawGet: RawGetResponse.fromPartial(object.cmd.RawGet) };
        }
        break;
      }
      case "RawBatchGet": {
        if (object.cmd?.RawBatchGet !== undefined && object.cmd?.RawBatchGet !== null) {
          message.cmd = { $case: "RawBatchGet", RawBatchGet: RawBatchGetResponse.fromPartial(object.cmd.RawBatchGet) };
        }
        break;
      }
      case "RawPut": {
        if (object.cmd?.RawPut !== undefined && object.cmd?.RawPut !== null) {
          message.cmd = { $case: "RawPut", RawPut: RawPutResponse.fromPartial(object.cmd.RawPut) };
        }
        break;
      }
      case "RawBatchPut": {
        if (object.cmd?.RawBatchPut !== undefined && object.cmd?.RawBatchPut !== null) {
          message.cmd = { $case: "RawBatchPut", RawBatchPut: RawBatchPutResponse.fromPartial(object.cmd.RawBatchPut) };
        }
        break;
      }
      case "RawDelete": {
        if (object.cmd?.RawDelete !== undefined && object.cmd?.RawDelete !== null) {
          message.cmd = { $case: "RawDelete", RawDelete: RawDeleteResponse.fromPartial(object.cmd.RawDelete) };
        }
        break;
      }
      case "RawBatchDelete": {
        if (object.cmd?.RawBatchDelete !== undefined && object.cmd?.RawBatchDelete !== null) {
          message.cmd = {
            $case: "RawBatchDelete",
            RawBatchDelete: RawBatchDeleteResponse.fromPartial(object.cmd.RawBatchDelete),
          };
        }
        break;
      }
      case "RawScan": {
        if (object.cmd?.RawScan !== undefined && object.cmd?.RawScan !== null) {
          message.cmd = { $case: "RawScan", RawScan: RawScanResponse.fromPartial(object.cmd.RawScan) };
        }
        break;
      }
      case "RawDeleteRange": {
        if (object.cmd?.RawDeleteRange !== undefined && object.cmd?.RawDeleteRange !== null) {
          message.cmd = {
            $case: "RawDeleteRange",
            RawDeleteRange: RawDeleteRangeResponse.fromPartial(object.cmd.RawDeleteRange),
          };
        }
        break;
      }
      case "RawBatchScan": {
        if (object.cmd?.RawBatchScan !== undefined && object.cmd?.RawBatchScan !== null) {
          message.cmd = {
            $case: "RawBatchScan",
            RawBatchScan: RawBatchScanResponse.fromPartial(object.cmd.RawBatchScan),
          };
        }
        break;
      }
      case "Coprocessor": {
        if (object.cmd?.Coprocessor !== undefined && object.cmd?.Coprocessor !== null) {
          message.cmd = { $case: "Coprocessor", Coprocessor: Response.fromPartial(object.cmd.Coprocessor) };
        }
        break;
      }
      case "PessimisticLock": {
        if (object.cmd?.PessimisticLock !== undefined && object.cmd?.PessimisticLock !== null) {
          message.cmd = {
            $case: "PessimisticLock",
            PessimisticLock: PessimisticLockResponse.fromPartial(object.cmd.PessimisticLock),
          };
        }
        break;
      }
      case "PessimisticRollback": {
        if (object.cmd?.PessimisticRollback !== undefined && object.cmd?.PessimisticRollback !== null) {
          message.cmd = {
            $case: "PessimisticRollback",
            PessimisticRollback: PessimisticRollbackResponse.fromPartial(object.cmd.PessimisticRollback),
          };
        }
        break;
      }
      case "CheckTxnStatus": {
        if (object.cmd?.CheckTxnStatus !== undefined && object.cmd?.CheckTxnStatus !== null) {
          message.cmd = {
            $case: "CheckTxnStatus",
            CheckTxnStatus: CheckTxnStatusResponse.fromPartial(object.cmd.CheckTxnStatus),
          };
        }
        break;
      }
      case "TxnHeartBeat": {
        if (object.cmd?.TxnHeartBeat !== undefined && object.cmd?.TxnHeartBeat !== null) {
          message.cmd = {
            $case: "TxnHeartBeat",
            TxnHeartBeat: TxnHeartBeatResponse.fromPartial(object.cmd.TxnHeartBeat),
          };
        }
        break;
      }
      case "CheckSecondaryLocks": {
        if (object.cmd?.CheckSecondaryLocks !== undefined && object.cmd?.CheckSecondaryLocks !== null) {
          message.cmd = {
            $case: "CheckSecondaryLocks",
            CheckSecondaryLocks: CheckSecondaryLocksResponse.fromPartial(object.cmd.CheckSecondaryLocks),
          };
        }
        break;
      }
      case "RawCoprocessor": {
        if (object.cmd?.RawCoprocessor !== undefined && object.cmd?.RawCoprocessor !== null) {
          message.cmd = {
            $case: "RawCoprocessor",
            RawCoprocessor: RawCoprocessorResponse.fromPartial(object.cmd.RawCoprocessor),
          };
        }
        break;
      }
      case "FlashbackToVersion": {
        if (object.cmd?.FlashbackToVersion !== undefined && object.cmd?.FlashbackToVersion !== null) {
          message.cmd = {
            $case: "FlashbackToVersion",
            FlashbackToVersion: FlashbackToVersionResponse.fromPartial(object.cmd.FlashbackToVersion),
          };
        }
        break;
      }
      case "PrepareFlashbackToVersion": {
        if (object.cmd?.PrepareFlashbackToVersion !== undefined && object.cmd?.PrepareFlashbackToVersion !== null) {
          message.cmd = {
            $case: "PrepareFlashbackToVersion",
            PrepareFlashbackToVersion: PrepareFlashbackToVersionResponse.fromPartial(
              object.cmd.PrepareFlashbackToVersion,
            ),
          };
        }
        break;
      }
      case "Flush": {
        if (object.cmd?.Flush !== undefined && object.cmd?.Flush !== null) {
          message.cmd = { $case: "Flush", Flush: FlushResponse.fromPartial(object.cmd.Flush) };
        }
        break;
      }
      case "BufferBatchGet": {
        if (object.cmd?.BufferBatchGet !== undefined && object.cmd?.BufferBatchGet !== null) {
          message.cmd = {
            $case: "BufferBatchGet",
            BufferBatchGet: BufferBatchGetResponse.fromPartial(object.cmd.BufferBatchGet),
          };
        }
        break;
      }
      case "GetHealthFeedback": {
        if (object.cmd?.GetHealthFeedback !== undefined && object.cmd?.GetHealthFeedback !== null) {
          message.cmd = {
            $case: "GetHealthFeedback",
            GetHealthFeedback: GetHealthFeedbackResponse.fromPartial(object.cmd.GetHealthFeedback),
          };
        }
        break;
      }
      case "BroadcastTxnStatus": {
        if (object.cmd?.BroadcastTxnStatus !== undefined && object.cmd?.BroadcastTxnStatus !== null) {
          message.cmd = {
            $case: "BroadcastTxnStatus",
            BroadcastTxnStatus: BroadcastTxnStatusResponse.fromPartial(object.cmd.BroadcastTxnStatus),
          };
        }
        break;
      }
      case "Empty": {
        if (object.cmd?.Empty !== undefined && object.cmd?.Empty !== null) {
          message.cmd = { $case: "Empty", Empty: BatchCommandsEmptyResponse.fromPartial(object.cmd.Empty) };
        }
        break;
      }
    }
    return message;
  },
};

function createBaseBatchCommandsEmptyRequest(): BatchCommandsEmptyRequest {
  return { testId: 0n, delayTime: 0n };
}

export const BatchCommandsEmptyRequest: MessageFns<BatchCommandsEmptyRequest> = {
  encode(message: BatchCommandsEmptyRequest, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.testId !== 0n) {
      writer.uint32(8).uint64(message.testId);
    }
    if (message.delayTime !== 0n) {
      writer.uint32(16).uint64(message.delayTime);
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): BatchCommandsEmptyRequest {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseBatchCommandsEmptyRequest();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 8) {
            break;
          }

          message.testId = reader.uint64();
          continue;
        }
        case 2: {
          if (tag !== 16) {
            break;
          }

          message.delayTime = reader.uint64();
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<BatchCommandsEmptyRequest>): BatchCommandsEmptyRequest {
    const message = createBaseBatchCommandsEmptyRequest();
    message.testId = (object.testId !== undefined && object.testId !== null) ? BigInt(object.testId) : 0n;
    message.delayTime = (object.delayTime !== undefined && object.delayTime !== null) ? BigInt(object.delayTime) : 0n;
    return message;
  },
};

function createBaseBatchCommandsEmptyResponse(): BatchCommandsEmptyResponse {
  return { testId: 0n };
}

export const BatchCommandsEmptyResponse: MessageFns<BatchCommandsEmptyResponse> = {
  encode(message: BatchCommandsEmptyResponse, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.testId !== 0n) {
      writer.uint32(8).uint64(message.testId);
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): BatchCommandsEmptyResponse {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseBatchCommandsEmptyResponse();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 8) {
            break;
          }

          message.testId = reader.uint64();
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<BatchCommandsEmptyResponse>): BatchCommandsEmptyResponse {
    const message = createBaseBatchCommandsEmptyResponse();
    message.testId = (object.testId !== undefined && object.testId !== null) ? BigInt(object.testId) : 0n;
    return message;
  },
};
