mock_provider "google" {}

run "plan" {
  command = plan

  assert {
    condition     = google_storage_bucket_iam_member.Images_Read_0525ED49.bucket == "acme-archive" && google_storage_bucket_iam_member.Images_List_301BDFEB.bucket == "acme-archive"
    error_message = "the grants are on the bucket that is there"
  }
  assert {
    condition     = google_storage_bucket_iam_member.Images_Read_0525ED49.role == "roles/storage.objectViewer"
    error_message = "Hasty reads, and does not write"
  }
  assert {
    condition     = google_storage_bucket_iam_member.Images_Read_0525ED49.condition[0].expression == "resource.name.startsWith(\"projects/_/buckets/acme-archive/objects/street/\")"
    error_message = "Hasty reads one folder"
  }
  assert {
    condition     = length(google_storage_bucket_iam_member.Images_List_301BDFEB.condition) == 0
    error_message = "listing has no condition: it is of the whole bucket"
  }
  assert {
    condition     = jsondecode(output.ImagesHastyRegistration) == { description = "HastyExistingBucket/Images", cloud_provider = "gcs", bucket_gcs = "acme-archive" }
    error_message = "the registration is what Hasty's API takes, without the key"
  }
}
