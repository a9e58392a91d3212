mock_provider "google" {}

run "plan" {
  command = plan

  assert {
    condition     = google_storage_bucket.Images_Bucket_297917F6.public_access_prevention == "enforced" && google_storage_bucket.Images_Bucket_297917F6.uniform_bucket_level_access
    error_message = "the bucket is closed to the public, and conditions on objects hold"
  }
  assert {
    condition     = google_storage_bucket.Images_Bucket_297917F6.cors == tolist([{ origin = tolist(["https://app.hasty.ai"]), method = tolist(["GET"]), response_header = tolist(["Content-Type"]), max_age_seconds = 3600 }])
    error_message = "the only CORS rule is Hasty's"
  }
  assert {
    condition     = google_storage_bucket_iam_member.Images_Mount_Read_ADB0E4F1.role == "roles/storage.objectViewer"
    error_message = "Hasty reads, and does not write"
  }
  assert {
    condition     = google_storage_bucket_iam_member.Images_Mount_Read_ADB0E4F1.condition[0].expression == "resource.name.startsWith(\"projects/_/buckets/acme-street-images/objects/street/\")"
    error_message = "Hasty reads one folder"
  }
  assert {
    condition     = google_project_iam_custom_role.Images_Mount_Role_EC0D383C.permissions == toset(["storage.buckets.get", "storage.objects.list"])
    error_message = "the custom role lists, and nothing else"
  }
  assert {
    condition     = output.ImagesHastyScope == "reads street/; lists the key names of the whole bucket"
    error_message = "the scope is told as it is"
  }
  assert {
    condition     = jsondecode(output.ImagesHastyRegistration) == { description = "HastyNewBucket/Images", cloud_provider = "gcs", bucket_gcs = "acme-street-images" }
    error_message = "the registration is what Hasty's API takes, without the key"
  }
}
