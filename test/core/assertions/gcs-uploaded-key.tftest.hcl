mock_provider "google" {}

run "plan" {
  command = plan

  assert {
    condition     = length(google_service_account_key.Images_Mount_Key9f405f51_915B929C.public_key_data) > 0 && google_service_account_key.Images_Mount_Key9f405f51_915B929C.key_algorithm == null
    error_message = "the key is uploaded, not made: Terraform never has the private one"
  }
  assert {
    condition     = google_storage_bucket_iam_member.Images_Mount_Read_ADB0E4F1.condition[0].expression == "(resource.name.startsWith(\"projects/_/buckets/acme-street-images/objects/street/\")) && request.time < timestamp(\"2027-02-01T00:00:00Z\")"
    error_message = "Hasty reads one folder, until the end of access"
  }
  assert {
    condition     = google_storage_bucket_iam_member.Images_Mount_List_6E58C1C2.condition[0].expression == "request.time < timestamp(\"2027-02-01T00:00:00Z\")"
    error_message = "Hasty lists until the end of access"
  }
}
