/**
 * Keeps complete files in a bucket of an S3-compatible service, while they grow elsewhere. Signed
 * by the signer of Amazon's SDK, sent by Vert.x.
 */
package chat.parley.s3;
