mock_provider "azurerm" {}

run "plan" {
  command = plan

  assert {
    condition     = !azurerm_storage_account.Images_Account_CF4CA2E3.allow_nested_items_to_be_public && azurerm_storage_container.Images_Container_E0DF7C95.container_access_type == "private"
    error_message = "nothing is open to the public"
  }
  assert {
    condition     = azurerm_storage_account.Images_Account_CF4CA2E3.min_tls_version == "TLS1_2" && azurerm_storage_account.Images_Account_CF4CA2E3.https_traffic_only_enabled
    error_message = "nothing is sent in the clear"
  }
  assert {
    condition     = !azurerm_storage_account.Images_Account_CF4CA2E3.local_user_enabled && !azurerm_storage_account.Images_Account_CF4CA2E3.cross_tenant_replication_enabled
    error_message = "there is no other way in than the keys"
  }
  assert {
    condition     = azurerm_storage_account.Images_Account_CF4CA2E3.blob_properties[0].cors_rule == tolist([{ allowed_origins = tolist(["https://app.hasty.ai"]), allowed_methods = tolist(["GET", "HEAD"]), allowed_headers = tolist(["Authorization", "x-ms-*"]), exposed_headers = tolist(["Access-Control-Allow-Origin", "Content-Type", "x-ms-*"]), max_age_in_seconds = 3600 }])
    error_message = "the only CORS rule is Hasty's"
  }
  assert {
    condition     = azurerm_storage_account.Images_Account_CF4CA2E3.blob_properties[0].delete_retention_policy[0].days > 0 && azurerm_storage_account.Images_Account_CF4CA2E3.blob_properties[0].container_delete_retention_policy[0].days > 0
    error_message = "what is deleted by mistake can be had back"
  }
  assert {
    condition     = jsondecode(output.ImagesHastyRegistration) == { description = "HastyNewContainer/Images", cloud_provider = "az", account_name = "acmehastyimages", container = "street" }
    error_message = "the registration is what Hasty's API takes, without the key"
  }
}
