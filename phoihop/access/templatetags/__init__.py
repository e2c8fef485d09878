"""What templates may ask of the policy."""
