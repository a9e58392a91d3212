mock_provider "aws" {}

run "plan" {
  command = plan

  assert {
    condition     = alltrue([for setting in ["block_public_acls", "block_public_policy", "ignore_public_acls", "restrict_public_buckets"] : aws_s3_bucket_public_access_block.Images_PublicAccess_736F69E8[setting]])
    error_message = "the bucket is closed to the public"
  }
  assert {
    condition     = one(aws_s3_bucket_ownership_controls.Images_Ownership_73BC571A.rule).object_ownership == "BucketOwnerEnforced"
    error_message = "access goes by policies alone, not by ACLs"
  }
  assert {
    condition = jsondecode(aws_iam_role.Images_Mount_Role_581E2F8A.assume_role_policy).Statement == [{
      Sid       = "HastyAssume"
      Effect    = "Allow"
      Principal = { AWS = "arn:aws:iam::718860067770:root" }
      Action    = "sts:AssumeRole"
      Condition = { StringEquals = { "sts:ExternalId" = "0d1f2a3b-1111-4222-8333-444455556666" } }
    }]
    error_message = "Hasty's account assumes the role, only with the ExternalId"
  }
  assert {
    condition     = aws_iam_role.Images_Mount_Role_581E2F8A.max_session_duration >= 21600
    error_message = "sessions of six hours, as Hasty asks for, are possible"
  }
  assert {
    condition     = [for statement in jsondecode(aws_iam_role_policy.Images_Mount_Role_Policy_2F07B0F6.policy).Statement : statement.Resource if statement.Sid == "HastyRead"] == [["arn:aws:s3:::acme-street-images/street/*"]]
    error_message = "Hasty reads one folder"
  }
  assert {
    condition     = [for rule in aws_s3_bucket_cors_configuration.Images_Mount_Cors_ADCABE2F.cors_rule : [rule.allowed_origins, rule.allowed_methods, rule.allowed_headers, rule.expose_headers]] == [[toset(["https://app.hasty.ai"]), toset(["GET", "HEAD"]), toset(["Authorization"]), toset(["Access-Control-Allow-Origin"])]]
    error_message = "the only CORS rule is Hasty's"
  }
}
